# frozen_string_literal: true

RSpec.describe CoopCore::Runtime do
  it "goes on with the next call after an act that never ends" do
    started = Process.clock_gettime(Process::CLOCK_MONOTONIC)
    expect { write("loop-forever") }.to raise_error(CoopCore::Unavailable, /Terminated/)
    expect(Process.clock_gettime(Process::CLOCK_MONOTONIC) - started).to be < 6
    expect(read("list-seats").status).to eq(200)
  end

  it "goes on with the next call after an act that eats all memory" do
    expect { write("hog-memory") }.to raise_error(CoopCore::Unavailable)
    expect(read("list-seats").status).to eq(200)
  end

  it "rolls back what an ended act had written" do
    seat = add_seat
    ActiveRecord::Base.transaction do
      expect { write("loop-forever") }.to raise_error(CoopCore::Unavailable)
    end
    expect(write("claim-seat", { id: seat }).status).to eq(200)
  end

  it "answers for an act that throws, without telling the caller what" do
    reply = write("throw-error")
    expect(reply.status).to eq(500)
    expect(reply.body).not_to include("a bug in an act")
    expect(forum.logged.flatten.join).to include("a bug in an act")
    expect(read("list-seats").status).to eq(200)
  end

  it "calls an act without an answer a fault" do
    expect { write("never-answer") }.to raise_error(CoopCore::Fault, /without an answer/)
    expect(read("list-seats").status).to eq(200)
  end

  it "serves acts while the forum's own cooking does not start" do
    def forum.warm_up = raise(MiniRacer::ScriptTerminatedError, "terminated")
    expect(read("list-seats").status).to eq(200)
    expect(forum.logged.flatten.join).to include("cooking does not start")
  end

  it "cannot be entered twice by one thread" do
    runtime = described_class.for(:requests, forum)
    expect { runtime.exclusively { read("list-seats") } }.to raise_error(ThreadError)
  end

  # V8 does not survive a fork, so nothing may have touched it before.
  it "works in a forked process of a parent that has loaded all but V8" do
    expect(Child.start(calls: [["write", "fixture", "add-seat", { name: "Forked", seats: 1 }, viewer(1)]]).wait).to be_success
    expect(count("fixture_seats")).to eq(1)
  end

  describe "with a bundle that changes" do
    around do |example|
      Dir.mktmpdir do |dir|
        @dir = dir
        FileUtils.cp_r(Dir["#{BUNDLES}/coop-*"], dir)
        example.run
      end
    end

    before { TestShell.use_bundles(@dir) }

    def bundle_of(name)
      File.join(@dir, "coop-#{name}/server/server.js")
    end

    # The clock of a file system may be too coarse for two writes in a row.
    def put(name, text)
      File.write(bundle_of(name), text)
      @later = (@later || Time.now) + 1
      File.utime(@later, @later, bundle_of(name))
    end

    it "is unavailable while the core's is broken, and back when it is mended" do
      whole = File.read(bundle_of("core"))
      put("core", "this is no JavaScript")
      2.times { expect { read("list-seats") }.to raise_error(CoopCore::Unavailable, /Syntax/) }
      expect(described_class.for(:requests, forum).problems.keys).to eq(["core"])
      put("core", whole)
      expect(read("list-seats").status).to eq(200)
      expect(described_class.for(:requests, forum).problems).to eq({})
    end

    it "does not say that nothing waits where one does not answer" do
      incomplete = -> { JSON.parse(read("show-waits", plugin: "core").body)["incomplete"] }
      expect(incomplete.call).to be(false)
      put("fixture", "throw new Error('not today')")
      expect(incomplete.call).to be(true)
    end

    it "loses only the plugin whose own is broken" do
      ["throw new Error('not today')", "for (;;) {}"].each do |text|
        put("fixture", text)
        expect { read("list-seats") }.to raise_error(CoopCore::Unavailable)
        expect(read("count-waits", plugin: "core").status).to eq(200)
        expect(described_class.for(:requests, forum).problems.keys).to eq(["fixture"])
      end
    end

    it "loses only the plugin whose bundle is missing" do
      FileUtils.rm(bundle_of("fixture"))
      expect { read("list-seats") }.to raise_error(CoopCore::Unavailable, /No such file/)
      expect(read("count-waits", plugin: "core").status).to eq(200)
    end

    it "loses only the plugin that was built for another core" do
      put("fixture", File.read(bundle_of("fixture")).sub('"0.1.0"', '"0.0.9"'))
      expect(read("list-seats").status).to eq(503)
      expect(read("count-waits", plugin: "core").status).to eq(200)
    end

    it "runs what was built anew at the next call" do
      expect(read("show-file", as: nil).body).to start_with("BEGIN:VCALENDAR")
      put("fixture", File.read(bundle_of("fixture")).gsub("BEGIN:VCALENDAR", "BEGIN:ANEW"))
      expect(read("show-file", as: nil).body).to start_with("BEGIN:ANEW")
    end
  end
end
