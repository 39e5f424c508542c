# frozen_string_literal: true

require "json"
require "open3"

# Another Ruby process with the shell in it, as a web or job process of a forum
# is: it makes the calls it is given, one after the other, and may be killed.
class Child
  def self.start(**job)
    new(JSON.generate(database: $database, **job, now: job[:now]&.iso8601))
  end

  def initialize(job)
    failpoint = JSON.parse(job)["failpoint"]
    @input, @output, @thread =
      Open3.popen2e({ "COOP_FAILPOINT" => failpoint }, RbConfig.ruby, __FILE__)
    @input.write(job)
    @input.close
  end

  # What it says is of interest only if it fails without having been killed.
  def wait
    said = @output.read
    status = @thread.value
    warn said if !status.success? && status.termsig != Signal.list["KILL"]
    status
  end

  def self.work(job)
    TestShell.connect(job["database"])
    forum = TestForum.new
    forum.now = Time.iso8601(job["now"]) if job["now"]
    shell = CoopCore::Shell.new(forum)
    job["calls"].each do |call|
      next CoopCore::Worker.new(shell, TestOrders.new).work_off if call == "work_off"
      door, plugin, act, input, viewer = call
      reply = shell.call(door, plugin, act, JSON.generate(input), viewer: viewer)
      abort reply.body if reply.status >= 400
    end
  end
end

if $PROGRAM_NAME == __FILE__
  require_relative "shell"
  TestShell.use_bundles
  job = JSON.parse($stdin.read)
  if job["fork"]
    pid = fork { Child.work(job) }
    exit Process.wait2(pid).last.success?
  end
  Child.work(job)
end
