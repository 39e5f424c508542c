# frozen_string_literal: true

module ::CoopCore
  # What the shell asks of Discourse, one line each where it can be.
  class Forum
    CONTEXT_SETTINGS = %i[
      title
      default_locale
      enable_names
      suppress_secured_categories_from_admin
      enable_category_group_moderation
      disable_emails
      flag_post_allowed_groups
      cooldown_hours_until_reflag
    ]

    def context(viewer)
      {
        now: Time.now.utc.iso8601(3),
        viewer: viewer,
        plugins: CoopCore.enabled_sources.map(&:name),
        settings: settings,
        base_url: Discourse.base_url,
        strict: !Rails.env.production?,
      }
    end

    def settings
      @names ||= SiteSetting.defaults.all.keys.grep(/\Acoop_/) + CONTEXT_SETTINGS
      @names.to_h { |name| [name, SiteSetting.get(name)] }
    end

    def secret
      @secret ||= Rails.application.key_generator.generate_key("coop-core")
    end

    # The forum's own cooking context takes seconds to start where nobody has used it yet.
    def warm_up
      PrettyText.cook("")
    end

    def cook(markdown)
      PrettyText.cook(markdown)
    end

    def moderate(text)
      {
        blocked: watched(text, :block),
        flagged: watched(text, :flag) | watched(text, :require_approval),
        text: WordWatcher.replace_text(WordWatcher.censor_text(text)),
      }
    end

    # Empty where there is no such text, so that the caller may try another.
    def translate(locale, key, values)
      I18n.with_locale(locale) { I18n.t(key, default: "", **values) }
    rescue I18n::ArgumentError
      ""
    end

    def avatar(username, upload_id)
      User.avatar_template(username, upload_id)
    end

    def log(level, message)
      Rails.logger.public_send(level, message)
    end

    def staff_log(actor_id, action, data)
      StaffActionLogger.new(User.find(actor_id)).log_custom(action, data)
    end

    def transaction_open?
      DB.transaction_open?
    end

    def after_commit(&block)
      DB.after_commit(&block)
    end

    # May be lost, since pages refetch; must not look like a failed act.
    def publish(message)
      audience = audience_of(message)
      MessageBus.publish(message["channel"], message["data"], **audience) if audience
    rescue StandardError => e
      Discourse.warn_exception(e, message: "coop: a live message was lost")
    end

    # A job is on its way already, more often than not.
    def work_off
      queued = Discourse.redis.set(Jobs::CoopCore::WorkOff::QUEUED, "1", nx: true, ex: 30)
      Jobs.enqueue(Jobs::CoopCore::WorkOff) if queued
    rescue StandardError => e
      # What is committed stays so, and the tick comes within the minute.
      Discourse.warn_exception(e, message: "coop: a job could not be queued")
    end

    private

    def watched(text, action)
      WordWatcher.new(text).word_matches_for_action?(action, all_matches: true) || []
    end

    # Nil for nobody: an empty list would mean everybody.
    def audience_of(message)
      return { user_ids: message["user_ids"] } if message["user_ids"].present?
      category = Category.find_by(id: message["category_id"]) if message["category_id"]
      return if category.nil?
      return {} if !category.read_restricted?
      { group_ids: category.secure_group_ids.presence || [Group::AUTO_GROUPS[:admins]] }
    end
  end
end
