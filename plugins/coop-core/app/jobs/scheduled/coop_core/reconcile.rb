# frozen_string_literal: true

module Jobs
  module CoopCore
    # Each day the plugins compare their tables with the forum's, for what raised no event.
    class Reconcile < ::Jobs::Scheduled
      every 1.day

      def execute(_args)
        return if !::CoopCore.enabled? || ::Discourse.readonly_mode?
        ::CoopCore.shell.perform("job", "reconcile")
      end
    end
  end
end
