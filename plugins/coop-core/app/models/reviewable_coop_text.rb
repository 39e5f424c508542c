# frozen_string_literal: true

# A flagged text outside posts, in the review queue. Its name has no module:
# Discourse finds serializer, words and component by it.
class ReviewableCoopText < Reviewable
  SHOWN = %w[title plain cooked path]

  class << self
    # One flag, once: its own row says whether the queue has it.
    def take_in(flag, by)
      transaction do
        text = CoopCore::FlaggedText.lock.find(flag["text_id"])
        waiting = DB.query_single(<<~SQL, flag["flag_id"]).any?
          SELECT 1 FROM coop_flags WHERE id = ? AND score_id IS NULL FOR UPDATE
        SQL
        put(text, flag, by) if waiting
      end
    end

    private

    def put(text, flag, by)
      item =
        needs_review!(
          target: text,
          created_by: by,
          reviewable_by_moderator: true,
          potential_spam: flag["reason"] == "spam",
          target_created_by: User.find_by(id: flag["author_id"]),
        )
      score = item.add_score(by, ReviewableScore.types[flag["reason"].to_sym])
      item.show(flag, score)
      DB.exec(<<~SQL, score: score.id, id: flag["flag_id"])
        UPDATE coop_flags SET score_id = :score, words = NULL WHERE id = :id
      SQL
    end
  end

  # The text as it stands now, with what was said of it.
  def show(flag, score)
    words = payload&.dig("words") || []
    words += [{ "score_id" => score.id, "text" => flag["words"] }] if flag["words"]
    update!(category_id: flag["category_id"], payload: flag.slice(*SHOWN).merge("words" => words))
  end

  # It is gone where it stood.
  def forget_text
    update!(payload: without_text)
  end

  # Discourse asks each reviewable for it, to leave out flags on one's own.
  def post
    nil
  end

  def build_actions(actions, guardian, _args)
    return if !pending?
    agree = actions.add_bundle("#{id}-agree", icon: "thumbs-up", label: "coop_core.review.agree")
    add_action(actions, :agree_and_hide, "far-eye-slash", agree)
    # It cannot be undone: for whom the page of the text has the same button.
    add_action(actions, :agree_and_delete, "trash-can", agree) if guardian.is_staff?
    add_action(actions, :disagree, "thumbs-down")
    add_action(actions, :ignore, "up-right-from-square")
  end

  def perform_agree_and_hide(performed_by, _args)
    order(performed_by, "hide")
    answer(:approved, :agreed)
  end

  # What stood there is not kept here either.
  def perform_agree_and_delete(performed_by, _args)
    order(performed_by, "remove")
    self.payload = without_text
    answer(:approved, :agreed)
  end

  def perform_disagree(_performed_by, _args)
    answer(:rejected, :disagreed)
  end

  def perform_ignore(_performed_by, _args)
    answer(:ignored, :ignored)
  end

  private

  def without_text
    (payload || {}).except("title", "plain", "cooked")
  end

  # What follows is the plugin's own doing, after commit: written in this very
  # transaction, so that it is neither lost nor done without it.
  def order(performed_by, outcome)
    row = {
      key: "flag-handled:#{id}:#{version}",
      at: Time.now.utc.iso8601(3),
      data: { text_id: target_id, outcome: outcome, by: performed_by.id }.to_json,
    }
    DB.exec(<<~SQL, row)
      INSERT INTO coop_due (key, plugin, sort, kind, due_at, data)
      VALUES (:key, 'core', 'due', 'flag_handled', :at, :data)
      ON CONFLICT (key) DO NOTHING
    SQL
    DB.after_commit { CoopCore.shell.forum.work_off }
  end

  def answer(transition, stats)
    flaggers = reviewable_scores.pending.pluck(:user_id)
    create_result(:success, transition) do |result|
      result.update_flag_stats = { status: stats, user_ids: flaggers }
      result.recalculate_score = stats != :ignored
    end
  end

  def add_action(actions, name, icon, bundle = nil)
    actions.add(name, bundle: bundle) do |action|
      action.icon = icon
      action.label = "coop_core.review.#{name}.title"
      action.description = "coop_core.review.#{name}.description"
      action.completed_message = "coop_core.review.#{name}.complete"
      action.confirm_message = "coop_core.review.#{name}.confirm" if name == :agree_and_delete
    end
  end
end
