# frozen_string_literal: true

module Jobs
  module CoopCore
    # Each minute: what is due by now, and what a lost job has left.
    class Tick < ::Jobs::Scheduled
      every 1.minute

      def execute(_args)
        return if !::CoopCore.enabled? || ::Discourse.readonly_mode?
        ::CoopCore::Worker.new(::CoopCore.shell, ::CoopCore::Orders.new).work_off
      end
    end
  end
end
