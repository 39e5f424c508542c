# frozen_string_literal: true

module ::CoopCore
  # Performs what acts have ordered (plugins/coop-core/server/orders.ts). Each
  # order looks first for its key on what it would make, so that one that was
  # killed half-way makes a thing once.
  class Orders
    KEY = "coop_order"

    def create_topic(key, data)
      once(key) do
        made = TopicCustomField.where(name: KEY, value: key).pick(:topic_id)
        # Staff may have answered already, before the order was finished.
        made ||= make_topic(key, data)&.topic_id if left_to_staff(key).empty?
        made ? { topic_id: made } : { topic_id: nil, **with_staff(key) }
      end
    end

    def create_reply(key, data)
      once(key) do
        id = PostCustomField.where(name: KEY, value: key).pick(:post_id)
        made = Post.with_deleted.find_by(id: id) if id
        made ||= make_reply(key, data) if id.nil? && left_to_staff(key).empty?
        next { topic_id: made.topic_id, post_number: made.post_number } if made
        { topic_id: nil, post_number: nil, **with_staff(key) }
      end
    end

    def unmake(_key, data)
      key = data["made_key"]
      waiting = left_to_staff(key).find_by(status: :pending)
      take_from_staff(waiting) if waiting
      post = made_with(key)
      PostDestroyer.new(Discourse.system_user, post, context: I18n.t("coop_core.taken_back")).destroy if post
      {}
    end

    def notify(key, data)
      user = reachable(data["user_id"])
      topic_id = data["topic_id"]
      if user && (topic_id.nil? || seen_topics(user, [topic_id]).any?)
        once(key) { Notification.create!(notification(user, key, data)) if !told?(user, key) }
      end
      {}
    end

    def unnotify(_key, data)
      Notification
        .where(user_id: data["user_id"], notification_type: Notification.types[:custom])
        .where("data::jsonb ->> ? = ?", KEY, data["notify_key"])
        .destroy_all
      {}
    end

    # The words and the text are asked for now: neither ever stands in an order.
    def flag(_key, data)
      flag = CoopCore.shell.perform("job", "take-flag", flag_id: data["flag_id"])["flag"]
      by = User.find_by(id: flag["user_id"]) if flag
      ReviewableCoopText.take_in(flag, by) if by
      {}
    end

    # Staff were quicker on the page itself; the answer to it finds nothing left to do.
    def settle_flags(_key, data)
      item = ReviewableCoopText.pending.find_by(target_id: data["text_id"])
      by = User.find_by(id: data["by"]) || Discourse.system_user
      item&.perform(by, data["outcome"] == "hide" ? :agree_and_hide : :agree_and_delete)
      {}
    end

    def move_flags(_key, data)
      ReviewableCoopText.where(target_id: data["text_id"]).update_all(category_id: data["category_id"])
      {}
    end

    # What staff have not answered stays for them, and is forgotten another night.
    def forget_flagged(_key, data)
      answered = ReviewableCoopText.where(target_id: data["text_id"]).where.not(status: :pending)
      answered.find_each(&:forget_text)
      {}
    end

    # Marked as done before: what fails here is not tried again.
    def mail_digest(_key, data)
      user = reachable(data["user_id"])
      Digest.new(user, data["items"], more: data["more"]).deliver if user
      {}
    end

    def mail_soon(_key, data)
      user = reachable(data["user_id"])
      Digest.new(user, data["items"], soon: true).deliver if user
      {}
    end

    # The letter as its plugin wrote it just now, or nil for nobody.
    def mail_letter(_key, letter)
      Letter.new(letter).deliver if letter
      {}
    end

    private

    def once(key, &block)
      DistributedMutex.synchronize("coop_#{key}", validity: 2.minutes, &block)
    end

    # None where the person may not after all, or where staff look at such a
    # topic first: it goes to them, and the act hears that there is none yet.
    def make_topic(key, data)
      user = User.find_by(id: data["user_id"])
      category = Category.find_by(id: data["category_id"])
      return if user.nil? || category.nil?
      return if !Guardian.new(user).can_create_topic_on_category?(category)
      wanted = { title: data["title"], raw: data["raw"], category: category.id }
      manager = NewPostManager.new(user, wanted.merge(archetype: Archetype.default))
      reason = NewPostManager.post_needs_approval?(manager)
      return leave_to_staff(user, wanted, reason, key) if reason != :skip
      # A title's length or likeness must not lose it.
      options = { skip_validations: true, topic_opts: { custom_fields: { KEY => key } } }
      PostCreator.create!(user, **wanted, **options)
    end

    def make_reply(key, data)
      user = User.find_by(id: data["user_id"])
      topic = Topic.find_by(id: data["topic_id"])
      return if user.nil? || topic.nil? || topic.closed? || topic.archived?
      # Moved, it may have other readers than were agreed to.
      return if topic.category_id != data["category_id"]
      guardian = Guardian.new(user)
      return if !guardian.can_see?(topic) || !guardian.can_create_post_on_topic?(topic)
      wanted = { raw: data["raw"], topic_id: topic.id }
      reason = NewPostManager.post_needs_approval?(NewPostManager.new(user, wanted))
      queued = wanted.merge(category: topic.category_id)
      return leave_to_staff(user, queued, reason, key, topic) if reason != :skip
      PostCreator.create!(user, **wanted, skip_validations: true, custom_fields: { KEY => key })
    end

    # Not by the manager, which loses what has too short a title, and keeps no key.
    def leave_to_staff(user, wanted, reason, key, topic = nil)
      system = Discourse.system_user
      ReviewableQueuedPost.transaction do
        waiting =
          ReviewableQueuedPost.needs_review!(
            created_by: system,
            target_created_by: user,
            topic: topic,
            payload: wanted.slice(:title, :raw).merge(KEY => key),
            reviewable_by_moderator: true,
            potential_spam: false,
          )
        waiting.update!(category_id: wanted[:category])
        needed = ReviewableScore.types[:needs_approval]
        waiting.add_score(system, needed, reason: reason, force_review: true)
      end
      nil
    end

    def left_to_staff(key)
      ReviewableQueuedPost.where("payload ->> ? = ?", KEY, key)
    end

    # Whether they still look at it.
    def with_staff(key)
      left_to_staff(key).exists?(status: :pending) ? { with_staff: true } : {}
    end

    # As whoever it is by could. Queue and staff log keep what they have had, so the text goes before.
    def take_from_staff(waiting)
      author = waiting.target_created_by
      waiting.update!(payload: waiting.payload.merge("title" => "", "raw" => ""))
      author ? waiting.perform(author, :delete) : waiting.perform(Discourse.system_user, :reject_post)
      UploadReference.where(target: waiting).delete_all
    end

    # The reply, or the first post of the topic, as long as it is there.
    def made_with(key)
      topic_id = TopicCustomField.where(name: KEY, value: key).pick(:topic_id)
      return Post.find_by(topic_id: topic_id, post_number: 1) if topic_id
      Post.find_by(id: PostCustomField.where(name: KEY, value: key).pick(:post_id))
    end

    def notification(user, key, data)
      actor = User.find_by(id: data["actor_id"]) if data["actor_id"]
      {
        notification_type: Notification.types[:custom],
        user_id: user.id,
        topic_id: data["topic_id"],
        post_number: data["topic_id"] && 1,
        data: fitting(data["values"]) do |values|
          {
            KEY => key,
            :message => data["message"],
            :values => values,
            :path => data["path"],
            :display_username => actor&.username,
          }.compact
        end,
      }
    end

    # The bell has room for a thousand characters; long texts are shortened until all fits.
    def fitting(values)
      [400, 150, 50, 10].each do |size|
        short = values.transform_values { |it| it.is_a?(String) ? it.truncate(size) : it }
        json = JSON.generate(yield short)
        return json if json.length <= 1000
      end
    end

    def told?(user, key)
      Notification
        .where(user_id: user.id, notification_type: Notification.types[:custom])
        .where("data::jsonb ->> ? = ?", KEY, key)
        .exists?
    end

    def reachable(user_id)
      user = User.find_by(id: user_id)
      user if user&.active? && !user.staged? && !user.suspended? && !user.bot?
    end

    def seen_topics(user, ids)
      Guardian.new(user).can_see_topic_ids(topic_ids: ids)
    end
  end
end
