# frozen_string_literal: true

require_relative "../plugin_helper"

RSpec.describe CoopCore::Events do
  include_context "with the fixture plugin"

  fab!(:user)
  fab!(:admin)

  before { Jobs.run_immediately! }

  it "tells of people who become anonymous or are deleted" do
    UserAnonymizer.make_anonymous(user, admin)
    other = Fabricate(:user)
    UserDestroyer.new(admin).destroy(other)
    expect(notes).to eq([["user_removed", { "user_id" => user.id }], ["user_removed", { "user_id" => other.id }]])
  end

  it "tells of an address that was confirmed" do
    other = Fabricate(:user, active: false)
    other.activate
    expect(notes).to eq([["user_confirmed", { "user_id" => other.id }]])
  end

  it "tells of a merger, and not of the account that goes with it" do
    target = Fabricate(:user)
    UserMerger.new(user, target, admin).merge!
    expect(notes).to eq([["users_merged", { "source_user_id" => user.id, "target_user_id" => target.id }]])
    UserDestroyer.new(admin).destroy(target)
    expect(notes.last).to eq(["user_removed", { "user_id" => target.id }])
  end

  context "with a topic that an order left with staff" do
    let(:seat) { add_seat }
    let(:author) { Fabricate(:user, refresh_auto_groups: true) }
    let(:waiting) { ReviewableQueuedPost.where(target_created_by: author).sole }

    before do
      data = { "then" => { name: "topic_made", about: { seat_id: seat } } }.to_json
      DB.exec(<<~SQL, data)
        INSERT INTO coop_due (key, plugin, sort, kind, due_at, data, state)
        VALUES ('fixture:topic:1', 'fixture', 'order', 'create_topic', now(), ?, 'done')
      SQL
      category = Fabricate(:category)
      category.category_setting.update!(require_topic_approval: true)
      wanted = { "user_id" => author.id, "category_id" => category.id, "title" => "Bake", "raw" => "Short." }
      CoopCore::Orders.new.create_topic("fixture:topic:1", wanted)
      expect(notes).to be_empty
    end

    it "tells whoever ordered it that they have said yes" do
      waiting.perform(admin, :approve_post)
      topic = Topic.where(user_id: author.id).sole
      expect(notes).to eq([["topic_made", { "seat_id" => seat, "topic_id" => topic.id }]])
    end

    it "tells whoever ordered it that they have said no" do
      waiting.perform(admin, :reject_post)
      expect(notes).to eq([["topic_made", { "seat_id" => seat, "topic_id" => nil }]])
    end

    it "tells of it, too, where its author takes it out of the queue" do
      waiting.perform(author, :delete)
      expect(notes).to eq([["topic_made", { "seat_id" => seat, "topic_id" => nil }]])
    end
  end

  it "tells of topics that go and come back, and of categories" do
    post = Fabricate(:post)
    PostDestroyer.new(admin, post).destroy
    PostDestroyer.new(admin, post.reload).recover
    category = Fabricate(:category)
    category.destroy!
    # Discourse says twice that a topic is back.
    expect(notes.uniq).to eq(
      [
        ["topic_removed", { "topic_id" => post.topic_id }],
        ["topic_recovered", { "topic_id" => post.topic_id }],
        ["category_removed", { "category_id" => category.id }],
      ],
    )
  end

  it "asks for no JavaScript within the caller's transaction" do
    Jobs.run_later!
    CoopCore::Runtime.expects(:for).never
    ActiveRecord::Base.transaction { UserAnonymizer.make_anonymous(user, admin) }
    expect(Jobs::CoopCore::TellEvent.jobs.size).to eq(1)
  end

  it "rests while the core is off" do
    SiteSetting.coop_core_enabled = false
    UserAnonymizer.make_anonymous(user, admin)
    expect(notes).to be_empty
  end
end
