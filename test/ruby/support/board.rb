# frozen_string_literal: true

# A board of coop-tasks: Mairi looks after one place on it, which Ana and Priya may take.
module Board
  PEOPLE = { "mairi" => 11, "ana" => 12, "priya" => 13 }
  CATEGORY = 5

  # @return the opening's id; nobody is told of it
  def open_board
    PEOPLE.each { |username, id| add_person(id, username) }
    add_category(CATEGORY)
    bake = { kind: "task", band: "small", title: "Bake for the picnic", rhythm: "once", seats: 1 }
    body(reply_to(on_board("make-opening", { category_id: CATEGORY, **bake }, by: "mairi")))["id"]
  end

  def claim(opening, by: "ana")
    on_board("claim-opening", { opening_id: opening, contact: { way: "phone", detail: "0131 496 0771" } }, by: by)
  end

  def talk(opening)
    on_board("talk-about-opening", { opening_id: opening }, by: "ana")
  end

  # Here, not in a process of its own: its status, and its code where it is refused.
  def answer(call)
    reply = reply_to(call)
    [reply.status, body(reply)["error_type"]]
  end

  # Everything that a claim leaves behind, wherever it does.
  def of_claim(opening)
    held, revision = sql("SELECT held_count, revision FROM coop_openings WHERE id = $1", opening)[0]
    {
      claims: count("coop_claims", "opening_id = #{opening} AND state = 'held'"),
      facts: count("coop_facts", "kind = 'opening_claimed' AND subject_id = #{opening}"),
      claimants: count("coop_fact_people", "part = 'claimant' AND user_id = #{PEOPLE["ana"]}"),
      due: sql("SELECT kind, state FROM coop_due ORDER BY id").to_h,
      told: count("notifications", "user_id = #{PEOPLE["mairi"]} AND data::json ->> 'path' = '/board/#{opening}'"),
      held: held,
      revision: revision,
    }
  end

  # The same of "talk about it".
  def of_talk(opening)
    asked, topic = sql("SELECT talk_asked_at IS NOT NULL, topic_id FROM coop_openings WHERE id = $1", opening)[0]
    {
      asked: asked,
      topic: topic,
      topics: sql("SELECT id, title FROM topics"),
      posts: sql("SELECT topic_id FROM posts"),
      keys: sql("SELECT topic_id, value FROM topic_custom_fields"),
      records: sql("SELECT topic_id, noun, record_id FROM coop_topic_records"),
      facts: count("coop_facts", "kind = 'opening_talked_about' AND subject_id = #{opening}"),
      due: sql("SELECT kind, state FROM coop_due").to_h,
    }
  end

  private

  # As a process of its own is told to make it.
  def on_board(act, input, by:)
    ["write", "tasks", act, input, viewer(PEOPLE[by], username: by, topic_create_category_ids: [CATEGORY])]
  end

  def reply_to((door, plugin, act, input, who))
    shell.call(door, plugin, act, JSON.generate(input), viewer: who)
  end
end
