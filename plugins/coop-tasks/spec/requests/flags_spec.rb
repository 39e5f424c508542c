# frozen_string_literal: true

# From the press of "Flag" to what staff answer in Discourse's own queue.
RSpec.describe "Flagged texts", type: :request do
  fab!(:admin)
  fab!(:moderator)
  fab!(:maker) { Fabricate(:user, refresh_auto_groups: true) }
  fab!(:ana) { Fabricate(:user, trust_level: 1, refresh_auto_groups: true) }
  fab!(:priya) { Fabricate(:user, trust_level: 2, refresh_auto_groups: true) }
  fab!(:category)

  before { Jobs.run_immediately! }

  def act(user, name, input, plugin: "tasks")
    sign_in(user)
    headers = { "CONTENT_TYPE" => "application/json" }
    post "/coop/#{plugin}/#{name}", params: input.to_json, headers: headers
    response.parsed_body
  end

  def make(by = maker, category_id: category.id)
    form = { kind: "task", band: "small", title: "Buy my watches", note: "Cheap", rhythm: "once" }
    made = act(by, "make-opening", form.merge(category_id: category_id, description: "**Good** ones"))
    expect(response.status).to eq(200), made.to_s
    made["id"]
  end

  def flag(user, opening_id, reason: "spam", words: nil)
    input = { plugin: "tasks", noun: "opening", record_id: opening_id, reason: reason, words: words }
    act(user, "flag-text", input, plugin: "core")
    response.status
  end

  def show(user, opening_id)
    sign_in(user)
    get "/coop/tasks/show-opening", params: { opening_id: opening_id }
    response.status == 200 ? response.parsed_body : response.status
  end

  def queue(user)
    sign_in(user)
    get "/review.json"
    response.parsed_body
  end

  def answer(user, item, action, version: item.version)
    sign_in(user)
    put "/review/#{item.id}/perform/#{action}.json?version=#{version}"
    response.status
  end

  let(:opening_id) { make }
  let(:item) { ReviewableCoopText.sole }

  it "wait in the queue with their words, once, and none of it stays in the suite's tables" do
    expect(flag(ana, opening_id, reason: "notify_moderators", words: "A trader")).to eq(200)
    expect(flag(ana, opening_id)).to eq(409)
    expect(flag(priya, opening_id)).to eq(200)

    expect(item).to have_attributes(
      category_id: category.id,
      target_created_by_id: maker.id,
      reviewable_by_moderator: true,
      potential_spam: true,
      type_source: "coop-core",
    )
    scores = item.reviewable_scores.reorder(:id)
    expect(scores.map { |score| [score.user_id, score.reviewable_score_type] }).to eq(
      [[ana.id, ReviewableScore.types[:notify_moderators]], [priya.id, ReviewableScore.types[:spam]]],
    )
    expect(item.score).to be_within(0.01).of(2.0 + 3.0)
    expect(item.payload).to include(
      "title" => "Buy my watches",
      "plain" => "Cheap",
      "path" => "/board/#{opening_id}",
      "words" => [{ "score_id" => scores.first.id, "text" => "A trader" }],
    )
    expect(item.payload["cooked"]).to include("<strong>Good</strong>")
    kept = DB.query_single("SELECT data::text FROM coop_due UNION ALL SELECT words FROM coop_flags").join
    expect(kept).not_to match(/trader|watches/)
  end

  it "are put in once, though the order be tried again" do
    flag(ana, opening_id)
    DB.exec("UPDATE coop_due SET state = 'waiting', taken_until = NULL WHERE kind = 'flag'")
    CoopCore::Worker.new(CoopCore.shell, CoopCore::Orders.new).work_off
    CoopCore::Orders.new.flag("", { "flag_id" => DB.query_single("SELECT id FROM coop_flags").sole })
    expect(item.reviewable_scores.count).to eq(1)
  end

  it "come to staff as Discourse's queue has them, in words" do
    flag(ana, opening_id, reason: "notify_moderators", words: "A trader")
    found = queue(moderator)
    shown = found["reviewables"].sole
    expect(shown).to include(
      "type" => "ReviewableCoopText",
      "target_url" => "#{Discourse.base_url}/board/#{opening_id}",
      "payload" => a_hash_including("title" => "Buy my watches"),
    )
    labels = found["actions"].map { |action| action.slice("server_action", "label").values }
    expect(labels.to_h.invert).to include(
      "Hide it" => "agree_and_hide",
      "Delete it" => "agree_and_delete",
      "It is fine" => "disagree",
      "Ignore" => "ignore",
    )
    expect(found.to_s).not_to include("translation missing")
    expect(queue(ana)["error_type"]).to eq("invalid_access")
  end

  it "are hidden: by the plugin's own rules, with the staff log and the flagger's record" do
    flag(ana, opening_id)
    expect(answer(moderator, item, "agree_and_hide", version: 9)).to eq(409)
    expect(answer(moderator, item, "agree_and_hide")).to eq(200)
    expect(show(ana, opening_id)).to eq(404)
    expect(show(maker, opening_id)).to eq(404)
    expect(show(moderator, opening_id)["hidden"]).to eq(true)
    expect(item.reload).to be_approved
    expect(item.reviewable_scores.sole).to be_agreed
    expect(ana.user_stat.reload.flags_agreed).to eq(1)
    expect(UserHistory.find_by(custom_type: "coop_opening_hidden").acting_user_id).to eq(moderator.id)
    fact = DB.query_single("SELECT actor_id FROM coop_facts WHERE kind = 'opening_hidden'")
    expect(fact).to eq([moderator.id])
  end

  it "are deleted, here too" do
    flag(ana, opening_id, reason: "notify_moderators", words: "A trader")
    expect(answer(admin, item, "agree_and_delete")).to eq(200)
    expect(show(admin, opening_id)).to eq(404)
    expect(item.reload.payload.keys).to contain_exactly("path", "words")
    get "/review/#{item.id}.json"
    expect(response.status).to eq(200)
    expect(response.body).not_to include("watches")
  end

  it "are forgotten once they are gone where they stood, and not before staff have answered" do
    flag(ana, opening_id)
    forget = -> { CoopCore::Orders.new.forget_flagged("", { "text_id" => item.target_id }) }
    forget.call
    expect(item.reload.payload["title"]).to eq("Buy my watches")
    expect(answer(moderator, item, "disagree")).to eq(200)
    2.times { expect(forget.call).to eq({}) }
    expect(item.reload.payload.keys).to contain_exactly("path", "words")
  end

  it "are found fine, and not flagged again at once" do
    flag(ana, opening_id)
    expect(answer(moderator, item, "disagree")).to eq(200)
    expect(flag(priya, opening_id)).to eq(409)
    expect(show(ana, opening_id)["title"]).to eq("Buy my watches")
    expect(ana.user_stat.reload.flags_disagreed).to eq(1)
    freeze_time(25.hours.from_now)
    expect(flag(priya, opening_id)).to eq(200)
    expect(item.reload).to be_pending
  end

  it "are ignored" do
    flag(ana, opening_id)
    expect(answer(moderator, item, "ignore")).to eq(200)
    expect(item.reload).to be_ignored
    expect(ana.user_stat.reload.flags_ignored).to eq(1)
  end

  it "are settled where staff take the text down on its own page" do
    flag(ana, opening_id)
    act(moderator, "hide-opening", { opening_id: opening_id })
    expect(item.reload).to be_approved
    expect(item.reviewable_scores.sole.reviewed_by_id).to eq(moderator.id)
    expect(DB.query_single("SELECT count(*) FROM coop_facts WHERE kind = 'opening_hidden'")).to eq([1])
  end

  it "are for those whom the forum lets flag posts" do
    expect(flag(maker, opening_id)).to eq(403)
    newcomer = Fabricate(:user, trust_level: 0, refresh_auto_groups: true)
    expect(flag(newcomer, opening_id)).to eq(403)
    SiteSetting.flag_post_allowed_groups = "10"
    expect(flag(newcomer, opening_id)).to eq(200)
  end

  describe "in a category that not everybody sees" do
    fab!(:group) { Fabricate(:group, users: [maker, ana]) }
    fab!(:circle) { Fabricate(:private_category, group: group) }

    before { flag(ana, make(category_id: circle.id)) }

    it "are not there for moderators who do not see it" do
      expect(queue(moderator)["reviewables"]).to eq([])
      expect(answer(moderator, item, "agree_and_hide")).to eq(404)
      expect(queue(admin)["reviewables"].size).to eq(1)
      group.add(moderator)
      expect(queue(moderator)["reviewables"].size).to eq(1)
    end

    it "are there for the category's own moderators, who hide and do not delete" do
      SiteSetting.enable_category_group_moderation = true
      keepers = Fabricate(:group, users: [priya])
      group.add(priya)
      Fabricate(:category_moderation_group, category: circle, group: keepers)
      actions = queue(priya)["actions"].map { |action| action["server_action"] }
      expect(actions).to contain_exactly("agree_and_hide", "disagree", "ignore")
      expect(answer(priya, item, "agree_and_delete")).to eq(403)
      expect(answer(priya, item, "agree_and_hide")).to eq(200)
      expect(show(ana, item.payload["path"].split("/").last)).to eq(404)
    end
  end

  it "follow a text into a category that moderators do not see" do
    flag(ana, opening_id)
    group = Fabricate(:group, users: [maker])
    circle = Fabricate(:private_category, group: group)
    version = show(maker, opening_id)["version"]
    form = { kind: "task", band: "small", title: "Buy my watches", rhythm: "once" }
    act(maker, "change-opening", form.merge(opening_id: opening_id, version: version, category_id: circle.id))
    expect(response.status).to eq(200)
    expect(queue(moderator)["reviewables"]).to eq([])
    expect(item.category_id).to eq(circle.id)
  end
end
