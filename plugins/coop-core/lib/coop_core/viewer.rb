# frozen_string_literal: true

module ::CoopCore
  # Who asks, as plain values: plugins/coop-core/server/viewer.ts.
  module Viewer
    def self.of(guardian)
      user = guardian.user
      return if user.nil?
      {
        id: user.id,
        username: user.username,
        name: user.name.presence,
        locale: user.effective_locale,
        time_zone: user.user_option&.timezone.presence,
        kind: kind_of(user),
        silenced: user.silenced?,
        admin: user.admin?,
        moderator: user.moderator?,
        group_ids: DB.query_single("SELECT group_id FROM group_users WHERE user_id = ?", user.id),
        secure_category_ids: guardian.secure_category_ids,
        topic_create_category_ids: Category.topic_create_allowed(guardian).pluck(:id),
      }
    end

    def self.kind_of(user)
      return "system" if user.bot?
      return "staged" if user.staged?
      user.anonymous? ? "anonymous" : "person"
    end
    private_class_method :kind_of
  end
end
