# frozen_string_literal: true

module ::CoopCore
  # One JavaScript context, used by one thread at a time: made on first use (so
  # always after the fork), thrown away when it misbehaved, made anew when the
  # build wrote a bundle anew.
  class Runtime
    # Milliseconds: V8's limit is the last resort, since it ends the context too;
    # a statement ends before, and a wait for a lock before that.
    LIMITS = {
      requests: { time: 3_000, statement: 2_000 },
      jobs: { time: 20_000, statement: 10_000 },
    }
    MEMORY = 96 * 1024 * 1024

    # Kept outside `coop`, because a name with a dot cannot be called.
    DOOR = "var coopDispatch = (...call) => coop.dispatch(...call)"

    BIRTH = Mutex.new
    private_constant :BIRTH

    class << self
      # One for requests and one for jobs in a process, so that neither waits for the other.
      def for(purpose, forum)
        BIRTH.synchronize do
          # A parent's contexts are of no use to its child, not even to be disposed of.
          @runtimes = {} if @pid != Process.pid
          @pid = Process.pid
          @runtimes[purpose] ||= new(forum, **LIMITS.fetch(purpose))
        end
      end
    end

    attr_reader :host, :statement_limit

    def initialize(forum, time:, statement:, memory: MEMORY, sources: -> { CoopCore.sources.values })
      @forum = forum
      @time_limit = time
      @statement_limit = statement
      @memory_limit = memory
      @sources = sources
      @mutex = Mutex.new
    end

    # Taken before any row lock. Raises ThreadError for whoever has it already:
    # the other order, and a second entry, would wait for themselves.
    def exclusively
      @mutex.synchronize do
        boot if stale?
        yield self
      end
    end

    def dispatch(plugin, act, door, input, context)
      raise Unavailable, @broken[plugin] if @broken.key?(plugin)
      @context.call("coopDispatch", plugin, act, door, input, context)
    rescue MiniRacer::Error => e
      drop
      raise Unavailable, "#{plugin}/#{act}: #{e.class}: #{e.message}"
    rescue Unavailable
      raise
    rescue Exception # rubocop:disable Lint/RescueException -- whatever ended the script, the context is not trusted again
      drop
      raise
    end

    # Why a plugin's server cannot be used, by plugin; tries to load what is not loaded.
    def problems
      exclusively { @broken }
    rescue Unavailable => e
      { "core" => e.message }
    end

    private

    def stale?
      stamps = @sources.call.to_h { |source| [source.name, stamp(source)] }
      fresh = stamps == @stamps
      raise Unavailable, @broken["core"] if fresh && @broken.key?("core")
      @stamps = stamps
      !fresh || @context.nil?
    end

    def stamp(source)
      File.mtime(source.bundle)
    rescue SystemCallError
      nil
    end

    def drop
      @context&.dispose
      @context = nil
    end

    # A plugin whose bundle fails is left out, and the others are loaded into a
    # clean context: nobody can tell what a half-run script has left behind.
    def boot
      drop
      @broken = {}
      started = Process.clock_gettime(Process::CLOCK_MONOTONIC)
      @context = load_bundles until @context
      warm_up
      took = ((Process.clock_gettime(Process::CLOCK_MONOTONIC) - started) * 1000).round
      @forum.log("info", "coop: JavaScript context ready in #{took} ms, process #{Process.pid}")
    end

    # A forum that cannot cook yet has acts enough that cook nothing.
    def warm_up
      @forum.warm_up
    rescue StandardError => e
      @forum.log("warn", "coop: the forum's cooking does not start: #{e.class}: #{e.message}")
    end

    def load_bundles
      context =
        MiniRacer::Context.new(
          timeout: @time_limit,
          max_memory: @memory_limit,
          # Milliseconds; gives back what loading and busy hours have used.
          ensure_gc_after_idle: 2_000,
        )
      (@host = Host.new(@forum)).attach_to(context)
      loading = nil
      @sources.call.each do |source|
        next if @broken.key?(source.name)
        loading = source
        context.eval(File.read(source.bundle), filename: "coop-#{source.name}.js")
      end
      context.eval(DOOR)
      context
    rescue MiniRacer::Error, SystemCallError => e
      context&.dispose
      give_up(loading, "#{e.class}: #{e.message}"[0, 500])
    end

    def give_up(source, reason)
      @broken[source.name] = reason
      @forum.log("error", "coop: the server of coop-#{source.name} does not load: #{reason}")
      raise Unavailable, reason if source.name == "core"
    end
  end
end
