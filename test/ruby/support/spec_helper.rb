# frozen_string_literal: true

require_relative "shell"
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

  # Something that somebody else is told: in the bell at once, by mail in the evening.
  def tell_person
    sql(<<~SQL)
      INSERT INTO users (id, username, username_lower, active, trust_level, created_at, updated_at)
      VALUES (7, 'gwen', 'gwen', true, 1, now(), now()) ON CONFLICT DO NOTHING
    SQL
    sql(<<~SQL)
      INSERT INTO categories (id, name, slug, user_id, created_at, updated_at)
      VALUES (5, 'Market', 'market', 1, now(), now()) ON CONFLICT DO NOTHING
    SQL
    write("tell-person", { user_id: 7, key: "bread", category_id: 5 })
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
