# frozen_string_literal: true

RSpec.describe CoopCore::Orders do
  subject(:orders) { described_class.new }

  fab!(:user) { Fabricate(:user, refresh_auto_groups: true, last_seen_at: 1.hour.ago) }
  fab!(:actor, :user)
  fab!(:category)

  describe "#create_reply" do
    fab!(:topic) { Fabricate(:topic, category: category) }
    let(:data) { { "user_id" => user.id, "topic_id" => topic.id, "category_id" => category.id, "raw" => "Short." } }

    it "makes none where the topic has been moved to other readers" do
      topic.update!(category: Fabricate(:category))
      expect(orders.create_reply("tasks:reply:5", data)).to eq(topic_id: nil, post_number: nil)
      expect(topic.posts).to be_empty
    end

    it "makes the reply once, by the person, with its key on it" do
      made = orders.create_reply("tasks:reply:1", data)
      expect(orders.create_reply("tasks:reply:1", data)).to eq(made)
      post = topic.posts.sole
      expect(made).to eq(topic_id: topic.id, post_number: post.post_number)
      expect(post).to have_attributes(user_id: user.id, raw: "Short.")
      expect(post.custom_fields[described_class::KEY]).to eq("tasks:reply:1")
    end

    it "makes none where the topic is closed or out of the person's sight" do
      topic.update!(closed: true)
      expect(orders.create_reply("tasks:reply:2", data)).to eq(topic_id: nil, post_number: nil)
      topic.update!(closed: false)
      category.set_permissions(Fabricate(:group) => :full)
      category.save!
      expect(orders.create_reply("tasks:reply:3", data)).to eq(topic_id: nil, post_number: nil)
      expect(topic.posts).to be_empty
    end

    it "leaves a reply that staff look at first to them, once" do
      Fabricate(:post, topic: topic)
      category.category_setting.update!(require_reply_approval: true)
      left = { topic_id: nil, post_number: nil, with_staff: true }
      2.times { expect(orders.create_reply("tasks:reply:4", data)).to eq(left) }
      waiting = ReviewableQueuedPost.where(target_created_by: user).sole
      expect(waiting).to have_attributes(topic_id: topic.id, status: "pending")
      waiting.perform(Fabricate(:admin), :approve_post)
      reply = topic.posts.order(:post_number).last
      expect(reply.raw).to eq("Short.")
      # It is the order's own from then on, so nothing is made twice.
      made = { topic_id: topic.id, post_number: reply.post_number }
      expect(orders.create_reply("tasks:reply:4", data)).to eq(made)
    end
  end

  describe "#create_topic" do
    let(:data) do
      { "user_id" => user.id, "category_id" => category.id, "title" => "Bake", "raw" => "Short." }
    end

    it "makes the topic once, by the person, with its key on it" do
      made = orders.create_topic("tasks:topic:1", data)
      expect(orders.create_topic("tasks:topic:1", data)).to eq(made)
      topic = Topic.find(made[:topic_id])
      expect(topic).to have_attributes(user_id: user.id, category_id: category.id, title: "Bake")
      expect(topic.first_post.raw).to eq("Short.")
      expect(topic.custom_fields[described_class::KEY]).to eq("tasks:topic:1")
      expect(orders.create_topic("tasks:topic:2", data)).not_to eq(made)
    end

    it "makes none where the right to start topics was lost meanwhile" do
      category.set_permissions(Fabricate(:group) => :full)
      category.save!
      expect(orders.create_topic("tasks:topic:3", data)).to eq(topic_id: nil)
      expect(Topic.where(user_id: user.id)).to be_empty
    end

    it "leaves a topic that staff look at first to them, once, however short its title" do
      category.category_setting.update!(require_topic_approval: true)
      2.times { expect(orders.create_topic("tasks:topic:4", data)).to eq(topic_id: nil, with_staff: true) }
      expect(Topic.where(user_id: user.id)).to be_empty
      waiting = ReviewableQueuedPost.where(target_created_by: user).sole
      expect(waiting).to have_attributes(category_id: category.id, status: "pending")
      expect(waiting.reviewable_scores.sole.reason).to eq("category")
      waiting.perform(Fabricate(:admin), :approve_post)
      topic = Topic.where(user_id: user.id).sole
      expect(topic).to have_attributes(title: "Bake", category_id: category.id)
      expect(topic.first_post.raw).to eq("Short.")
      expect(topic.custom_fields[described_class::KEY]).to eq("tasks:topic:4")
    end

    # Up to the commit of Discourse's own transaction there is nothing, after it a topic.
    {
      "create_topic" => [0, PostCreator],
      "watch_topic" => [0, TopicCreator],
      "save_post" => [0, PostCreator],
      "update_topic_stats" => [0, PostCreator],
      "update_user_counts" => [0, PostCreator],
      "publish" => [1, PostCreator],
      "trigger_after_events" => [1, PostCreator],
      "enqueue_jobs" => [1, PostCreator],
      "auto_close" => [1, PostCreator],
    }.each do |step, (left, maker)|
      it "makes it once when it ended before #{step} of #{maker}" do
        # Rescued by nobody on the way, as little as a killed process would be.
        the_end = Class.new(Exception)
        maker.any_instance.stubs(step).raises(the_end)
        expect { orders.create_topic("tasks:topic:5", data) }.to raise_error(the_end)
        expect([Topic, Post].map { |made| made.where(user_id: user.id).count }).to eq([left, left])
        maker.any_instance.unstub(step)
        2.times { expect(orders.create_topic("tasks:topic:5", data)[:topic_id]).to be_present }
        topic = Topic.where(user_id: user.id).sole
        expect(topic.custom_fields[described_class::KEY]).to eq("tasks:topic:5")
        expect(topic.posts.sole.raw).to eq("Short.")
      end
    end

    it "leaves nothing with staff when it ended half-way" do
      category.category_setting.update!(require_topic_approval: true)
      ReviewableQueuedPost.any_instance.stubs(:add_score).raises(Class.new(Exception))
      expect { orders.create_topic("tasks:topic:6", data) }.to raise_error(Exception)
      expect(ReviewableQueuedPost.where(target_created_by: user)).to be_empty
    end

    it "makes it once where two jobs perform it at once" do
      order = "tasks:topic:1"
      DistributedMutex.expects(:synchronize).with("coop_#{order}", validity: 2.minutes).twice.yields
      2.times { orders.create_topic(order, data) }
      expect(TopicCustomField.where(name: described_class::KEY, value: order).count).to eq(1)
    end
  end

  describe "#unmake" do
    fab!(:topic) { Fabricate(:topic, category: category) }
    let(:wanted) { { "user_id" => user.id, "category_id" => category.id, "raw" => "Short." } }
    let(:waiting) { ReviewableQueuedPost.where(target_created_by: user).sole }

    def unmake(key)
      2.times { expect(orders.unmake("unmake:#{key}", { "made_key" => key })).to eq({}) }
    end

    it "takes out the topic or the reply that was made, and no other" do
      Fabricate(:post, topic: topic)
      made = orders.create_topic("tasks:topic:7", wanted.merge("title" => "Bake"))
      reply = wanted.merge("topic_id" => topic.id)
      orders.create_reply("tasks:reply:7", reply)
      orders.create_reply("tasks:reply:8", reply)
      unmake("tasks:topic:7")
      unmake("tasks:reply:7")
      expect(Topic.find_by(id: made[:topic_id])).to eq(nil)
      expect(topic.posts.where(user_id: user.id).sole.custom_fields[described_class::KEY]).to eq("tasks:reply:8")
    end

    it "takes out of the queue what staff have not looked at, with its words" do
      category.category_setting.update!(require_topic_approval: true)
      orders.create_topic("tasks:topic:8", wanted.merge("title" => "Bake"))
      unmake("tasks:topic:8")
      expect(waiting).to have_attributes(status: "deleted")
      expect(waiting.payload.to_json).not_to match(/Bake|Short/)
      expect(orders.create_topic("tasks:topic:8", wanted.merge("title" => "Bake"))).to eq(topic_id: nil)
    end

    it "takes it out also where whoever it is by has gone" do
      category.category_setting.update!(require_topic_approval: true)
      orders.create_topic("tasks:topic:9", wanted.merge("title" => "Bake"))
      queued = waiting
      queued.update!(target_created_by_id: nil)
      unmake("tasks:topic:9")
      expect(queued.reload).to have_attributes(status: "rejected")
    end
  end

  describe "#unnotify" do
    it "takes one line out of the bell, and no other" do
      data = { "user_id" => user.id, "message" => "m", "values" => {}, "path" => "/board/1", "topic_id" => nil }
      orders.notify("notify:1", data)
      orders.notify("notify:2", data)
      2.times { orders.unnotify("unnotify:1", { "user_id" => user.id, "notify_key" => "notify:1" }) }
      expect(user.notifications.map { _1.data_hash[described_class::KEY] }).to eq(["notify:2"])
    end
  end

  describe "#notify" do
    let(:data) do
      {
        "user_id" => user.id,
        "message" => "coop_tasks.notices.claimed",
        "values" => { "who" => "<b>" },
        "path" => "/board/1",
        "topic_id" => nil,
        "actor_id" => actor.id,
      }
    end

    it "puts one line in the bell, and the page hears of it" do
      messages =
        MessageBus.track_publish("/notification/#{user.id}") do
          2.times { orders.notify("notify:1", data) }
        end
      expect(messages.size).to eq(1)
      expect(user.notifications.map(&:data_hash)).to contain_exactly(
        a_hash_including(
          "message" => "coop_tasks.notices.claimed",
          "values" => { "who" => "<b>" },
          "path" => "/board/1",
          "display_username" => actor.username,
        ),
      )
    end

    it "tells nobody who has gone, or who may not see the topic" do
      topic = Fabricate(:topic, category: Fabricate(:private_category, group: Fabricate(:group)))
      orders.notify("notify:1", data.merge("topic_id" => topic.id))
      user.update!(suspended_till: 1.day.from_now, suspended_at: 1.day.ago)
      orders.notify("notify:2", data)
      orders.notify("notify:3", data.merge("user_id" => -12_345))
      expect(Notification.where(notification_type: Notification.types[:custom])).to be_empty
    end

    it "has room for long values" do
      orders.notify("notify:1", data.merge("values" => { "title" => "ü" * 2000, "who" => "Ana" }))
      expect(user.notifications.sole.data_hash["values"]).to include("who" => "Ana")
    end
  end
end
