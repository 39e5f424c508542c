# frozen_string_literal: true

require_relative "shell"
require_relative "board"
require_relative "child"
require "fileutils"
require "tmpdir"

# What the examples say in one word.
module ShellHelpers
  def forum
    @forum ||= TestForum.new
  end

  def shell
    @shell ||= CoopCore::Shell.new(forum)
  end

  def viewer(id, **more)
    {
      id: id,
      username: "person#{id}",
      name: nil,
      locale: "en",
      time_zone: nil,
      kind: "person",
      silenced: false,
      admin: false,
      moderator: false,
      group_ids: [],
      secure_category_ids: [],
      topic_create_category_ids: [],
      **more,
    }
  end

  def read(act, input = {}, plugin: "fixture", as: viewer(1))
    shell.call("read", plugin, act, JSON.generate(input), viewer: as)
  end

  def write(act, input = {}, plugin: "fixture", as: viewer(1))
    shell.call("write", plugin, act, JSON.generate(input), viewer: as)
  end

  def body(reply)
    JSON.parse(reply.body)
  end

  def add_seat(**seat)
    body(write("add-seat", { name: "Market", seats: 10, **seat }))["id"]
  end

  def add_person(id, username = "person#{id}")
    sql(<<~SQL, id, username)
      INSERT INTO users (id, username, username_lower, active, trust_level, created_at, updated_at)
      VALUES ($1, $2, $2, true, 1, now(), now()) ON CONFLICT DO NOTHING
    SQL
    %w[user_options user_stats].each do |table|
      sql("INSERT INTO #{table} (user_id) VALUES ($1) ON CONFLICT DO NOTHING", id)
    end
  end

  def add_category(id)
    sql(<<~SQL, id)
      INSERT INTO categories (id, name, slug, user_id, created_at, updated_at)
      VALUES ($1, 'Market', 'market', 1, now(), now()) ON CONFLICT DO NOTHING
    SQL
  end

  # By an order for a topic.
  def talk_about(seat)
    add_person(1)
    add_category(3)
    write("talk-about-seat", { id: seat })
  end

  # Something that somebody else is told: in the bell at once, by mail in the evening.
  def tell_person
    add_person(7)
    add_category(5)
    write("tell-person", { user_id: 7, key: "bread", category_id: 5 })
  end

  # When the day's mail goes out.
  def evening
    Time.iso8601(sql("SELECT to_json(due_at) #>> '{}' FROM coop_due WHERE kind = 'mail_digest'").dig(0, 0))
  end

  # A morning after today: hours are left before the day's mail goes out.
  def morning
    (Time.now.utc.to_date + 1).to_time(:utc) + 8 * 3600
  end

  # Another process, at a time of its own, that dies at a step on its way through the calls.
  def killed_at(step, *calls, at: forum.now + 300)
    ended = Child.start(failpoint: step, now: at, calls: calls).wait
    expect([step, ended.termsig]).to eq([step, Signal.list["KILL"]])
  end

  # What a killed process had taken is free again when its lease is over.
  def work_off(at = forum.now + 600)
    forum.now = at
    CoopCore::Worker.new(shell, CoopCore::Orders.new).work_off
  end

  # Past the shell, to see what is there.
  def sql(text, *values)
    ActiveRecord::Base.connection.raw_connection.exec_params(text, values).values
  end

  def count(table, where = "true")
    sql("SELECT count(*) FROM #{table} WHERE #{where}").dig(0, 0).to_i
  end
end

RSpec.configure do |config|
  config.include ShellHelpers
  config.disable_monkey_patching!
  config.expect_with(:rspec) { |expectations| expectations.syntax = :expect }

  config.before(:suite) { $database = TestShell.make_database }
  config.after(:suite) { TestShell.drop_database($database) }

  config.before do
    TestShell.use_bundles
    TestShell.forget_runtimes
    sql("TRUNCATE #{TestShell::TABLES.join(", ")} RESTART IDENTITY CASCADE")
  end
end
