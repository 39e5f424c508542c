# frozen_string_literal: true

# The shell as it runs inside Discourse, with a database and a forum of the tests' own.
require "active_record"
require "active_support"
require "active_support/core_ext"
require "mini_racer"
require "openssl"
require "pg"
require "securerandom"

module CoopCore
end

ROOT = File.expand_path("../../..", __dir__)
LIB = File.join(ROOT, "plugins/coop-core/lib/coop_core")
BUNDLES = File.join(ROOT, ".cache/server")

%w[plugins errors host runtime shell worker digest letter orders].each { |part| require File.join(LIB, part) }
require_relative "discourse"
require_relative "test_forum"

I18n.load_path = Dir[File.join(ROOT, "plugins/*/config/locales/*.en.yml")]
I18n.backend.store_translations(:en, js: { coop_fixture: { refusals: { full: "All %{seats} seats are taken." } } })

module TestShell
  NAMES =
    Dir["#{BUNDLES}/coop-*/server/server.js"].map { |file| file[%r{coop-([a-z-]+)/server/server\.js}, 1] }

  # All that any example writes to.
  TABLES = %w[
    fixture_seats
    fixture_claims
    fixture_notes
    coop_facts
    coop_fact_people
    coop_due
    coop_topic_records
    coop_openings
    coop_claims
    users
    user_options
    user_stats
    categories
    topics
    posts
    topic_custom_fields
    notifications
    email_logs
  ]

  module_function

  # A database of its own, so that a run leaves nothing in one that was given.
  def make_database(name = "coop_ruby_#{Process.pid}")
    url = ENV.fetch("DATABASE_URL")
    PG.connect(url) do |pg|
      pg.exec("CREATE DATABASE #{name}")
    end
    at = URI(url).tap { |uri| uri.path = "/#{name}" }.to_s
    connect(at)
    migrations.each { |file| ActiveRecord::Base.connection.raw_connection.exec(File.read(file)) }
    # Discourse has none there: an order that does not look would make a thing twice.
    ActiveRecord::Base.connection.execute("DROP INDEX topic_custom_fields_by_coop_order")
    at
  end

  def drop_database(at)
    ActiveRecord::Base.connection_pool.disconnect!
    PG.connect(ENV.fetch("DATABASE_URL")) do |pg|
      pg.exec("DROP DATABASE #{URI(at).path.delete("/")} WITH (FORCE)")
    end
  end

  def connect(at, pool: 30)
    ActiveRecord::Base.establish_connection(url: at, pool: pool)
  end

  def migrations
    folders = ["test/forum/server/schema", "plugins/*/db/migrate", "test/fixture/db/migrate"]
    folders.flat_map { |folder| Dir[File.join(ROOT, folder, "*.sql")] }.sort_by { |file| File.basename(file) }
  end

  def use_bundles(dir = BUNDLES, names: NAMES)
    CoopCore.sources.clear
    names.each { |name| CoopCore.add(CoopCore::Source.new(name: name, dir: File.join(dir, "coop-#{name}"))) }
  end

  # No process keeps a context of another test.
  def forget_runtimes
    CoopCore::Runtime.instance_variable_set(:@pid, nil)
  end
end
