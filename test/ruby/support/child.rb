# frozen_string_literal: true

require "json"

# Another Ruby process with the shell in it, as a web or job process of a forum
# is: forked from one that has loaded everything but never touched V8. It makes
# the calls it is given, one after the other, and may be killed.
class Child
  Ended = Struct.new(:termsig, :success) { alias_method :success?, :success }

  class << self
    def start(**job)
      new(ask(job: { database: $database, **job, now: job[:now]&.iso8601 }))
    end

    # The process from which all of them are forked answers line by line.
    def ask(**request)
      @parent ||= IO.popen([RbConfig.ruby, __FILE__], "r+")
      @parent.puts(JSON.generate(request))
      JSON.parse(@parent.gets)
    end
  end

  def initialize(pid)
    @pid = pid
  end

  def wait
    Ended.new(*self.class.ask(wait: @pid))
  end

  def self.fork_children
    while (line = $stdin.gets)
      request = JSON.parse(line)
      answer = request["job"] ? fork { work(request["job"]) } : end_of(request["wait"])
      $stdout.puts(JSON.generate(answer))
      $stdout.flush
    end
  end

  def self.end_of(pid)
    status = Process.wait2(pid).last
    [status.termsig, status.success?]
  end

  def self.work(job)
    # What a child says is no answer of its parent's.
    $stdout.reopen($stderr)
    ENV["COOP_FAILPOINT"] = job["failpoint"]
    TestShell.connect(job["database"])
    forum = TestForum.new
    forum.now = Time.iso8601(job["now"]) if job["now"]
    shell = CoopCore::Shell.new(forum)
    job["calls"].each do |call|
      next CoopCore::Worker.new(shell, CoopCore::Orders.new).work_off if call == "work_off"
      door, plugin, act, input, viewer = call
      reply = shell.call(door, plugin, act, JSON.generate(input), viewer: viewer)
      abort reply.body if reply.status >= 400
    end
  end

  private_class_method :end_of, :work
end

if $PROGRAM_NAME == __FILE__
  require_relative "shell"
  TestShell.use_bundles
  Child.fork_children
end
