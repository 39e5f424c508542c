# frozen_string_literal: true

require_relative "../plugin_helper"

RSpec.describe "The jobs of the core" do
  include_context "with the fixture plugin"

  fab!(:user) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:category)

  def call(act, input)
    viewer = CoopCore::Viewer.of(Guardian.new(user))
    reply = CoopCore.shell.call("write", "fixture", act, input.to_json, viewer: viewer)
    expect(reply.status).to eq(200)
  end

  def add_due
    DB.exec(<<~SQL)
      INSERT INTO coop_due (key, plugin, sort, kind, due_at, data)
      VALUES ('remind:1', 'fixture', 'due', 'remind', now() - interval '1 minute', '{"n": 1}')
    SQL
  end

  it "perform an order from the act to the topic that shows its record" do
    seat = add_seat(name: "Market stall", category: category)
    call("talk-about-seat", { id: seat })
    Jobs::CoopCore::WorkOff.new.execute({})
    topic = Topic.find(DB.query_single("SELECT topic_id FROM fixture_seats").first)
    expect(topic.title).to eq("A place to talk about Market stall")
    expect(CoopCore::TopicRecords.of(topic, Guardian.new(user))).to eq(
      "fixture.seat" => [{ "id" => seat, "name" => "Market stall", "seats" => 2 }],
    )
  end

  it "tell a person in the bell" do
    other = Fabricate(:user)
    call("tell-person", { user_id: other.id, key: "bread", category_id: category.id })
    2.times { Jobs::CoopCore::WorkOff.new.execute({}) }
    expect(other.notifications.sole.data_hash["values"]).to include("who" => user.username)
  end

  it "work off what is due each minute, and rest in read-only mode" do
    add_due
    Discourse.enable_readonly_mode
    Jobs::CoopCore::Tick.new.execute({})
    expect(notes).to be_empty
    Discourse.disable_readonly_mode
    Jobs::CoopCore::Tick.new.execute({})
    expect(notes).to eq([["due", { "n" => 1 }]])
  ensure
    Discourse.disable_readonly_mode
  end

  it "rest while the core is off" do
    add_due
    SiteSetting.coop_core_enabled = false
    [Jobs::CoopCore::Tick, Jobs::CoopCore::WorkOff, Jobs::CoopCore::Reconcile].each { |job| job.new.execute({}) }
    expect(notes).to be_empty
  end

  it "reconcile each day" do
    Jobs::CoopCore::Reconcile.new.execute({})
    expect(notes).to eq([["reconciled", {}]])
  end

  it "are known to the scheduler" do
    expect(Jobs::CoopCore::Tick.every).to eq(1.minute)
    expect(Jobs::CoopCore::Reconcile.every).to eq(1.day)
    expect(Jobs::Scheduled.subclasses).to include(Jobs::CoopCore::Tick, Jobs::CoopCore::Reconcile)
  end
end
