# frozen_string_literal: true

# What MiniRacer costs. One JSON object a line: name, value, unit, limit, ok.
require_relative "support/shell"

SERVER = TestShell::NAMES - ["fixture"]

def report(name, value, unit, limit)
  ok = limit.nil? || value <= limit
  puts JSON.generate(name: name, value: value.round(2), unit: unit, limit: limit, ok: ok)
end

def milliseconds
  started = Process.clock_gettime(Process::CLOCK_MONOTONIC)
  yield
  (Process.clock_gettime(Process::CLOCK_MONOTONIC) - started) * 1000
end

def median(values)
  values.sort[values.size / 2]
end

def resident_megabytes
  GC.start
  File.read("/proc/self/statm").split[1].to_i * 4096 / 1024.0 / 1024.0
end

# In a process of its own, since memory that was used once is not given back.
def in_child
  reader, writer = IO.pipe
  pid =
    fork do
      writer.puts(yield)
      writer.close
      exit!(0)
    end
  writer.close
  Process.wait(pid)
  reader.read.to_f
end

def new_runtime
  CoopCore::Runtime.new(TestForum.new, time: 3_000, statement: 2_000)
end

# All bundles that a forum has; the fixture is no part of it.
TestShell.use_bundles(names: SERVER)
boots = Array.new(7) { in_child { milliseconds { new_runtime.exclusively { nil } } } }
report("ruby: boot of a JavaScript context with all bundles", median(boots), "ms", 100)

if File.exist?("/proc/self/statm")
  sizes =
    Array.new(5) do
      in_child do
        runtime = new_runtime
        before = resident_megabytes
        runtime.exclusively { nil }
        # What loading left over is given back when the context has been idle for a while.
        sleep 2.5
        resident_megabytes - before
      end
    end
  report("ruby: resident memory of a context with all bundles", median(sizes), "MB", 30)
end

# The same statements through the act and through the bare driver, taking turns.
database = TestShell.make_database("coop_ruby_bench_#{Process.pid}")
begin
  TestShell.use_bundles
  forum = TestForum.new
  forum.strict = false
  shell = CoopCore::Shell.new(forum)
  raw = ActiveRecord::Base.connection.raw_connection
  seat = raw.exec("INSERT INTO fixture_seats (name, seats) VALUES ('Bench', 1000000) RETURNING id").getvalue(0, 0).to_i
  person = 0
  claim = JSON.generate(id: seat)

  viewer = {
    id: 0, username: "bench", name: nil, locale: "en", time_zone: nil, kind: "person", silenced: false, admin: false,
    moderator: false, group_ids: [], secure_category_ids: [], topic_create_category_ids: [],
  }

  act = -> { shell.call("write", "fixture", "claim-seat", claim, viewer: viewer.merge(id: person += 1)) }
  bare =
    lambda do
      person += 1
      raw.transaction do
        raw.exec("SET LOCAL statement_timeout = 2000; SET LOCAL lock_timeout = 1000")
        raw.exec_params("SELECT * FROM fixture_seats WHERE id = $1 FOR UPDATE", [seat])
        raw.exec_params("SELECT user_id FROM fixture_claims WHERE seat_id = $1", [seat])
        raw.exec_params("INSERT INTO fixture_claims (seat_id, user_id) VALUES ($1, $2)", [seat, person])
        fact = raw.exec_params(<<~SQL, [seat, person]).getvalue(0, 0)
          INSERT INTO coop_facts (at, plugin, kind, subject_kind, subject_id, actor_id, data)
          VALUES (now(), 'fixture', 'seat_claimed', 'seat', $1, $2, '{}') RETURNING id
        SQL
        raw.exec_params(<<~SQL, ["listener:#{fact}", JSON.generate(fact_id: fact)])
          INSERT INTO coop_due (key, plugin, sort, kind, due_at, data)
          VALUES ($1, 'fixture', 'listener', 'fixture.seat_claimed', now(), $2) ON CONFLICT (key) DO NOTHING
        SQL
      end
    end

  timed = { act => [], bare => [] }
  120.times do |round|
    # Both begin with the same few claims, so that neither reads a longer list.
    raw.exec("TRUNCATE fixture_claims") if (round % 20).zero?
    timed.each { |work, times| times << milliseconds(&work) }
  end
  took, plain = timed.values.map { |times| median(times.drop(20)) }
  report("ruby: an act that claims", took, "ms", nil)
  report("ruby: the same statements through the bare driver", plain, "ms", nil)
  report("ruby: the act by the bare driver", took / plain, "times", nil)
ensure
  TestShell.drop_database(database)
end
