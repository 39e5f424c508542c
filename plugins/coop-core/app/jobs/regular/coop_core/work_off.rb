# frozen_string_literal: true

module Jobs
  module CoopCore
    # Right after a commit that made something due at once.
    class WorkOff < ::Jobs::Base
      # Stands while a job is queued and has not begun: another would find nothing more.
      QUEUED = "coop_core_work_off"

      # The tick comes within the minute; a retry would come later.
      sidekiq_options retry: false

      def execute(_args)
        ::Discourse.redis.del(QUEUED)
        return if !::CoopCore.enabled?
        ::CoopCore::Worker.new(::CoopCore.shell, ::CoopCore::Orders.new).work_off
      end
    end
  end
end
