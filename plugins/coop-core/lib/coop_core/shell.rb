# frozen_string_literal: true

module ::CoopCore
  Reply = Struct.new(:status, :body, :content_type, :file_name, keyword_init: true)

  # Runs acts: the JavaScript context first, then a transaction around the act,
  # rolled back where it refuses; what others are to hear of it after commit.
  class Shell
    PURPOSES = { "read" => :requests, "write" => :requests, "job" => :jobs, "event" => :jobs }

    attr_reader :forum

    def initialize(forum)
      @forum = forum
    end

    # Through the door of a request; the reply may be a refusal.
    def call(door, plugin, act, input, viewer: nil)
      runtime = runtime_for(door)
      reply = after = nil
      runtime.exclusively do
        context = JSON.generate(forum.context(viewer))
        in_transaction(door, runtime.statement_limit) do |connection|
          reply, after =
            runtime.host.serve(connection) do
              runtime.dispatch(plugin, act, door, input, context)
              outcome(runtime.host, door, plugin, act)
            end
          reply.status < 400
        end
      end
      CoopCore.failpoint("#{plugin}/#{act}:after-commit")
      tell(after) if reply.status < 400
      reply
    end

    # Through the doors of jobs, where a refusal is an error. The answer is parsed.
    def perform(door, act, input = {})
      reply = call(door, "core", act, JSON.generate(input))
      raise Fault, "core/#{act}: #{reply.status} #{reply.body}" if reply.status >= 400
      JSON.parse(reply.body)
    end

    private

    def runtime_for(door)
      Runtime.for(PURPOSES.fetch(door), forum)
    end

    # Commits where the block says so. Reads are always rolled back: it costs no
    # more, and what was set for them does not outlive them in an outer transaction.
    def in_transaction(door, limit)
      outermost = !forum.transaction_open?
      connection = ActiveRecord::Base.connection
      # An outer transaction that has done nothing yet would be taken in place of a savepoint, and keep what is set.
      connection.raw_connection
      ActiveRecord::Base.transaction(requires_new: true) do
        settings = limits(limit) if outermost || door == "read"
        settings = "SET LOCAL transaction_read_only = on; #{settings}" if door == "read"
        connection.raw_connection.exec(settings) if settings
        committed = yield connection
        raise ActiveRecord::Rollback if !committed || door == "read"
      end
    end

    # V8's time limit cannot interrupt a statement that waits or works.
    def limits(milliseconds)
      "SET LOCAL statement_timeout = #{milliseconds}; SET LOCAL lock_timeout = #{milliseconds / 2}"
    end

    def outcome(host, door, plugin, act)
      # A reading act that tries to write is its author's fault, not a sign of a read-only database.
      raise host.failure if host.failure.is_a?(PG::Error) && door != "read"
      raise Fault, "#{plugin}/#{act} ended without an answer" if host.head.nil?
      head = host.head
      # A port that failed gave the act nothing to go by, even if it went on.
      raise Fault, "#{plugin}/#{act}: #{host.failure.message}" if host.failure && head["status"] < 400
      reply =
        Reply.new(
          status: head["status"],
          body: host.body,
          content_type: head["content_type"],
          file_name: head["file_name"],
        )
      [reply, head.slice("live", "due")]
    end

    def tell(after)
      return if after["live"].empty? && !after["due"]
      forum.after_commit do
        after["live"].each { |message| forum.publish(message) }
        forum.work_off if after["due"]
      end
    end
  end

  def self.shell
    @shell ||= Shell.new(Forum.new)
  end
end
