# frozen_string_literal: true

module Jobs
  module CoopCore
    # Retried by Sidekiq until every plugin has taken it.
    class TellEvent < ::Jobs::Base
      def execute(args)
        return if !::CoopCore.enabled?
        ::CoopCore.shell.perform("event", "forum-event", args.slice(:name, :data))
      end
    end
  end
end
