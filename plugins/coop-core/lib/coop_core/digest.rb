# frozen_string_literal: true

module ::CoopCore
  # The day's one e-mail to a person, or one of its own for what would run out
  # before. It says nothing to those who want no mail, nothing that they have read
  # already, and nothing that they may not see any more.
  class Digest
    def initialize(user, items, soon: false, more: false)
      @user = user
      @items = items
      @soon = soon
      @more = more
    end

    def deliver
      return if !wanted? || (items = fresh_items).empty?
      message = DigestMailer.digest(@user, items, soon: @soon, more: @more)
      ::Email::Sender.new(message, type, @user).send
    end

    private

    def type
      @soon ? "coop_soon" : "coop_digest"
    end

    def wanted?
      level = @user.user_option.email_level
      levels = UserOption.email_level_types
      level != levels[:never] && (level == levels[:always] || away?) &&
        @user.user_stat.bounce_score < SiteSetting.bounce_score_threshold &&
        !EmailLog.reached_max_emails?(@user, type)
    end

    # The same window as for Discourse's own mails about what is in the bell.
    def away?
      seen = @user.last_seen_at
      seen.nil? || seen < SiteSetting.email_time_window_mins.minutes.ago
    end

    def fresh_items
      read = read_keys
      topic_ids = @items.filter_map { |item| item["topic_id"] }
      guardian = Guardian.new(@user)
      seen = guardian.can_see_topic_ids(topic_ids: topic_ids)
      categories = Category.where(id: @items.filter_map { |item| item["category_id"] }.uniq).index_by(&:id)
      @items.select do |item|
        read.exclude?("notify:#{item["key"]}") &&
          (item["category_id"].nil? || guardian.can_see?(categories[item["category_id"]])) &&
          (item["topic_id"].nil? || seen.include?(item["topic_id"]))
      end
    end

    def read_keys
      return [] if @user.user_option.email_level == UserOption.email_level_types[:always]
      @user
        .notifications
        .where(notification_type: Notification.types[:custom], read: true)
        .where("data::jsonb ->> ? IN (?)", Orders::KEY, @items.map { |item| "notify:#{item["key"]}" })
        .pluck(Arel.sql("data::jsonb ->> '#{Orders::KEY}'"))
    end
  end
end
