# frozen_string_literal: true

# As much of Discourse as orders and the digest ask of it (lib/coop_core/orders.rb and
# digest.rb run here as they are): its tables by Active Record, and classes that take
# the steps of Discourse's own in the same order, and may be killed between them.

class User < ActiveRecord::Base
  has_one :user_option
  has_one :user_stat
  has_many :notifications

  def suspended?
    suspended_till.present? && suspended_till.future?
  end

  def bot?
    id <= 0
  end
end

class UserOption < ActiveRecord::Base
  def self.email_level_types
    { always: 0, only_when_away: 1, never: 2 }
  end
end

class EmailLog < ActiveRecord::Base
  def self.reached_max_emails?(_user, _type)
    false
  end
end

class Notification < ActiveRecord::Base
  after_create { CoopCore.failpoint("order:notify:before-commit") }
  # Where Discourse counts anew and tells the open pages.
  after_commit(on: :create) { CoopCore.failpoint("order:notify:committed") }

  def self.types
    { custom: 14 }
  end
end

%w[UserStat Category Topic TopicCustomField Post].each do |table|
  Object.const_set(table, Class.new(ActiveRecord::Base))
end

module Archetype
  def self.default
    "regular"
  end
end

module SiteSetting
  def self.bounce_score_threshold
    4
  end

  def self.email_time_window_mins
    10
  end
end

# A forum in which everybody sees, and may write in, whatever is not restricted.
class Guardian
  def initialize(_user)
  end

  def can_see?(category)
    category.present? && !category.read_restricted
  end
  alias_method :can_create_topic_on_category?, :can_see?

  def can_see_topic_ids(topic_ids:)
    open = Category.where(read_restricted: false)
    Topic.where(id: topic_ids, deleted_at: nil, category_id: open).pluck(:id)
  end
end

# A forum in which staff look at nobody's topics first.
class NewPostManager
  def initialize(_user, _args)
  end

  def self.post_needs_approval?(_manager)
    :skip
  end
end

class ReviewableQueuedPost
  def self.where(*)
    Post.none
  end
end

# The topic with its fields, then its post, in one transaction; what others hear of it after that.
class PostCreator
  def self.create!(user, title:, raw:, category:, skip_validations:, topic_opts:)
    by = { user_id: user.id }
    at = { category_id: category, bumped_at: Time.now }
    post =
      ActiveRecord::Base.transaction do
        topic = Topic.create!(**by, **at, title: title, last_post_user_id: user.id)
        topic_opts[:custom_fields].each do |name, value|
          TopicCustomField.create!(topic_id: topic.id, name: name, value: value)
        end
        CoopCore.failpoint("order:create_topic:topic-saved")
        post = Post.create!(**by, topic_id: topic.id, post_number: 1, raw: raw, cooked: raw)
        CoopCore.failpoint("order:create_topic:before-commit")
        post
      end
    CoopCore.failpoint("order:create_topic:committed")
    post
  end
end

# Discourse's own lies in Redis, and stands for two more minutes where its holder was killed.
class DistributedMutex
  def self.synchronize(name, validity:)
    connection = ActiveRecord::Base.connection
    key = "hashtext(#{connection.quote(name)})"
    connection.execute("SELECT pg_advisory_lock(#{key})")
    yield
  ensure
    connection.execute("SELECT pg_advisory_unlock(#{key})")
  end
end

# A forum with which every address may sign up.
module EmailAddressValidator
  def self.valid_value?(_address)
    true
  end
end

module EmailValidator
  def self.allowed?(_address)
    true
  end
end

module ScreenedEmail
  def self.should_block?(_address)
    false
  end
end

module CoopCore
  class DigestMailer
    def self.digest(user, items, soon: false, more: false)
      { to: "#{user.username}@example.org", items: items }
    end
  end

  class LetterMailer
    def self.letter(address, message, values)
      { to: address, message: message, values: values }
    end
  end
end

module Email
  # Sent is what has been logged.
  class Sender
    def initialize(message, type, user = nil)
      @message = message
      @type = type
      @user = user
    end

    def send
      EmailLog.create!(to_address: @message[:to], email_type: @type, user_id: @user&.id)
      CoopCore.failpoint("order:#{@type.sub("coop", "mail")}:sent")
    end
  end
end
