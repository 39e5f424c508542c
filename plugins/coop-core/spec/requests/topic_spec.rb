# frozen_string_literal: true

require_relative "../plugin_helper"

RSpec.describe "The records of a topic", type: :request do
  include_context "with the fixture plugin"

  fab!(:topic)
  fab!(:post) { Fabricate(:post, topic: topic) }
  fab!(:user)

  def add_record(to, id: add_seat(name: "Market"))
    DB.exec("INSERT INTO coop_topic_records VALUES (?, 'fixture', 'seat', ?)", to.id, id)
    id
  end

  def records
    get "/t/#{topic.id}.json"
    expect(response.status).to eq(200)
    response.parsed_body["coop_records"]
  end

  it "come with the topic's own response" do
    id = add_record(topic)
    expect(records).to eq("fixture.seat" => [{ "id" => id, "name" => "Market", "seats" => 2 }])
    sign_in(user)
    expect(records.keys).to eq(["fixture.seat"])
  end

  it "cost one indexed query and no JavaScript where there are none" do
    CoopCore::Runtime.expects(:for).never
    expect(records).to be_nil
    queries = track_sql_queries { get "/t/#{topic.id}.json" }
    expect(queries.grep(/coop_/).size).to eq(1)
    plan = DB.query_single("SET LOCAL enable_seqscan = off; EXPLAIN #{queries.grep(/coop_/).first}").join
    expect(plan).to include("coop_topic_records_pkey")
  end

  it "never break the topic" do
    add_record(topic)
    CoopCore::Shell.any_instance.stubs(:call).raises(CoopCore::Unavailable)
    expect(records).to be_nil
    expect(response.parsed_body["post_stream"]["posts"].size).to eq(1)
    CoopCore::Shell.any_instance.stubs(:call).raises(ActiveRecord::StatementInvalid)
    expect(records).to be_nil
  end

  it "are not there while the core is off" do
    add_record(topic)
    SiteSetting.coop_core_enabled = false
    expect(records).to be_nil
  end
end
