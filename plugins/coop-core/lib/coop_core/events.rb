# frozen_string_literal: true

module ::CoopCore
  # What happens in the forum, handed to jobs: never handled within the caller's
  # own transaction, where V8 would be asked for under somebody's row locks.
  module Events
    class << self
      def listen(plugin)
        plugin.on(:user_confirmed_email) { |user, *| tell(:user_confirmed, user_id: user.id) }
        plugin.on(:user_anonymized) { |args| removed(args[:user]) }
        plugin.on(:user_destroyed) { |user| removed(user) if !merging.delete?(user.id) }
        plugin.on(:merging_users) { |source, target| merged(source, target) }
        plugin.on(:category_destroyed) { |it| tell(:category_removed, category_id: it.id) }
        plugin.on(:topic_destroyed) { |topic, *| tell(:topic_removed, topic_id: topic.id) }
        plugin.on(:topic_recovered) { |topic, *| tell(:topic_recovered, topic_id: topic.id) }
        plugin.on(:approved_post) { |item, post| approved(item, post) }
        plugin.on(:reviewable_transitioned_to) { |status, item| rejected(status.to_sym, item) }
      end

      private

      # The order's key stands on the topic or reply as if it had made it.
      def approved(item, post)
        key = item.payload&.dig(Orders::KEY)
        return if key.nil?
        if post.is_first_post?
          TopicCustomField.find_or_create_by!(topic_id: post.topic_id, name: Orders::KEY, value: key)
        else
          PostCustomField.find_or_create_by!(post_id: post.id, name: Orders::KEY, value: key)
          reply = { post_number: post.post_number }
        end
        order_id = order_of(key)
        tell(:topic_approved, order_id: order_id, topic_id: post.topic_id, **reply.to_h) if order_id
      end

      # By staff, or by whoever it is by, who took it out of the queue.
      def rejected(status, item)
        return if !item.is_a?(ReviewableQueuedPost) || %i[rejected deleted ignored].exclude?(status)
        key = item.payload&.dig(Orders::KEY)
        order_id = order_of(key) if key
        tell(:topic_rejected, order_id: order_id) if order_id
      end

      def order_of(key)
        DB.query_single("SELECT id FROM coop_due WHERE key = ?", key).first
      end

      def removed(user)
        tell(:user_removed, user_id: user.id)
      end

      # The merged account is destroyed next, by the same thread. Were that told
      # too, and first, its places would be given back before they are handed over.
      def merged(source, target)
        merging << source.id
        tell(:users_merged, source_user_id: source.id, target_user_id: target.id)
      end

      def merging
        Thread.current[:coop_merging] ||= Set.new
      end

      def tell(name, **data)
        Jobs.enqueue(Jobs::CoopCore::TellEvent, name: name.to_s, data: data)
      end
    end
  end
end
