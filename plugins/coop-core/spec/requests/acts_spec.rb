# frozen_string_literal: true

require_relative "../plugin_helper"

RSpec.describe CoopCore::ActsController do
  include_context "with the fixture plugin"

  fab!(:user)
  fab!(:admin)
  let!(:seat) { add_seat }

  def error
    [response.status, response.parsed_body["error_type"]]
  end

  describe "reading" do
    it "answers visitors where the act is for them, by any way of asking" do
      ["/coop/fixture/list-seats", "/coop/fixture/list-seats.json"].each do |path|
        get path, headers: { "ACCEPT" => "text/html" }
        expect(response.status).to eq(200)
        expect(response.media_type).to eq("application/json")
        expect(response.parsed_body["seats"]).to eq(
          [{ "id" => seat, "name" => "Market", "seats" => 2, "taken" => 0 }],
        )
      end
    end

    it "asks visitors to sign in where it is not" do
      get "/coop/core/show-waits"
      expect(error).to eq([403, "not_logged_in"])
    end

    it "takes values and lists from the address" do
      get "/coop/fixture/show-parameters", params: { text: "ü & b", list: ["a,b", ""] }
      expect(response.parsed_body).to include("text" => "ü & b", "list" => ["a,b", ""])
    end

    it "says which field is wrong" do
      get "/coop/fixture/show-parameters", params: { flag: "perhaps" }
      expect(error).to eq([422, "invalid_input"])
      expect(response.parsed_body["extras"]).to eq("field" => "flag")
    end

    it "serves a file as one, and says when it has not changed" do
      get "/coop/fixture/show-file"
      expect(response.media_type).to eq("text/calendar")
      expect(response.headers["Content-Disposition"]).to include('filename="fixture.ics"')
      get "/coop/fixture/show-file", headers: { "If-None-Match" => response.headers["ETag"] }
      expect(response.status).to eq(304)
    end

    it "works while the forum is read-only" do
      Discourse.enable_readonly_mode
      get "/coop/fixture/list-seats"
      expect(response.status).to eq(200)
    ensure
      Discourse.disable_readonly_mode
    end

    it "does not call the database read-only because an act tried to write" do
      sign_in(user)
      get "/coop/fixture/show-writing"
      expect(error).to eq([500, "fault"])
      expect(Discourse.postgres_recently_readonly?).to eq(false)
    end
  end

  describe "writing" do
    before { sign_in(user) }

    it "runs the act and answers with its view" do
      claim(seat)
      expect(response.status).to eq(200)
      expect(response.parsed_body).to eq("id" => seat, "taken" => 1)
    end

    it "refuses in Discourse's own shape" do
      2.times { claim(seat) }
      expect(error).to eq([409, "taken"])
      expect(response.parsed_body.keys).to match_array(%w[errors error_type extras])
    end

    it "needs somebody who is signed in and not silenced" do
      user.update!(silenced_till: 1.year.from_now)
      claim(seat)
      expect(error).to eq([403, "silenced"])
      cookies.to_hash.each_key { |name| cookies.delete(name) }
      claim(seat)
      expect(error).to eq([403, "not_logged_in"])
    end

    it "lets the forum say that its database is read-only" do
      CoopCore::Shell.any_instance.stubs(:call).raises(PG::ReadOnlySqlTransaction)
      claim(seat)
      expect(error).to eq([503, "read_only"])
    ensure
      Discourse.clear_postgres_readonly!
    end

    it "refuses what is no JSON, by its type or its text" do
      post "/coop/fixture/claim-seat", params: { id: seat }
      expect(error).to eq([415, "not_json"])
      post_json "/coop/fixture/claim-seat", "{}", { "CONTENT_TYPE" => "multipart/form-data; boundary=x" }
      expect(error).to eq([415, "not_json"])
      post_json "/coop/fixture/claim-seat", "{\"id\": "
      expect(error).to eq([400, "bad_json"])
      post_json "/coop/fixture/write-note", '{"text": "half \\ud83d"}'
      expect(error).to eq([422, "invalid_input"])
      post_json "/coop/fixture/claim-seat", "[]"
      expect(error).to eq([422, "invalid_input"])
    end

    it "refuses what is too large before anything is run" do
      CoopCore::Runtime.expects(:for).never
      post_json "/coop/fixture/write-note", { text: "x" * 256.kilobytes }
      expect(error).to eq([413, "too_large"])
    end

    it "rests while the forum is read-only" do
      Discourse.enable_readonly_mode
      claim(seat)
      expect(response.status).to eq(503)
      expect(DB.query_single("SELECT count(*) FROM fixture_claims")).to eq([0])
    ensure
      Discourse.disable_readonly_mode
    end

    it "tells those who may see it, after commit, and nobody when it refuses" do
      category = Fabricate(:private_category, group: Fabricate(:group))
      other = add_seat(category: category)
      messages = MessageBus.track_publish("/coop/fixture/seat") { claim(other) }
      expect(messages.map(&:data)).to eq([{ "id" => other, "version" => 1 }])
      expect(messages.first.group_ids).to eq(category.secure_group_ids)
      expect(MessageBus.track_publish { claim(other) }).to be_empty
      expect(MessageBus.track_publish { post_json("/coop/fixture/tease-and-refuse", {}) }).to be_empty
    end

    it "queues a job for what is due at once, and one is enough" do
      Discourse.redis.del(Jobs::CoopCore::WorkOff::QUEUED)
      expect_enqueued_with(job: Jobs::CoopCore::WorkOff) { claim(seat) }
      expect_not_enqueued_with(job: Jobs::CoopCore::WorkOff) { claim(add_seat) }
    end
  end

  describe "writing without an account" do
    let(:word) { { word: "Hello", to: "jo@example.org" } }

    it "is for visitors where the act is, and for people who are signed in and not silenced" do
      post_json "/coop/fixture/leave-word", word
      expect([response.status, response.parsed_body]).to eq([200, { "by" => nil }])
      sign_in(user)
      post_json "/coop/fixture/leave-word", word
      expect(response.parsed_body).to eq("by" => user.username)
      user.update!(silenced_till: 1.year.from_now)
      post_json "/coop/fixture/leave-word", word
      expect(error).to eq([403, "silenced"])
    end

    it "is counted by address" do
      RateLimiter.enable
      3.times { post_json "/coop/fixture/leave-word", word }
      expect(response.status).to eq(200)
      post_json "/coop/fixture/leave-word", word
      expect(error).to eq([429, "rate_limit"])
    end

    it "has a limit where the act declares none" do
      RateLimiter.enable
      CoopCore.sources["fixture"].stubs(:act).returns({ "kind" => "write", "visitors" => true })
      stub_const(CoopCore::ActsController, "LIMITS", { "write" => { "visitor" => [1, 60] } }) do
        2.times { post_json "/coop/fixture/leave-word", word }
        expect(error).to eq([429, "rate_limit"])
      end
    end
  end

  describe "looking after texts" do
    before { sign_in(user) }

    it "keeps them out of the log" do
      logged = []
      keep = ->(*, payload) { logged << payload[:params] }
      ActiveSupport::Notifications.subscribed(keep, "process_action.action_controller") do
        post_json "/coop/fixture/write-note", { text: "my telephone number" }
      end
      expect(response.status).to eq(200)
      expect(logged.sole.values.join).not_to include("telephone")
    end

    it "cooks as the forum does, holds watched words and signs for one purpose" do
      Fabricate(:watched_word, action: WatchedWord.actions[:block], word: "forbidden")
      Fabricate(:watched_word, action: WatchedWord.actions[:censor], word: "rude")
      post_json "/coop/fixture/write-note", { text: "A rude **word** <script>x</script>" }
      expect(response.parsed_body).to include("genuine" => true, "forged" => false)
      expect(response.parsed_body["cooked"]).to include("A ■■■■ <strong>word</strong>")
      expect(response.parsed_body["cooked"]).not_to include("script")
      expect(UserHistory.where(custom_type: "fixture_note", acting_user_id: user.id).count).to eq(1)

      post_json "/coop/fixture/write-note", { text: "this is forbidden" }
      expect(error).to eq([422, "watched_word"])
      expect(UserHistory.where(custom_type: "fixture_note").count).to eq(1)
    end
  end

  describe "what there is not" do
    before { sign_in(user) }

    it "is not found: acts, doors of jobs, other methods, plugins, and what is switched off" do
      get "/coop/fixture/show-nothing"
      expect(error).to eq([404, "not_found"])
      get "/coop/fixture/claim-seat"
      expect(error).to eq([404, "not_found"])
      post_json "/coop/core/take-due", {}
      expect(error).to eq([404, "not_found"])
      get "/coop/nowhere/list-seats"
      expect(error).to eq([404, "not_found"])
      SiteSetting.coop_tasks_enabled = false
      get "/coop/tasks/list-openings"
      expect(error).to eq([404, "not_found"])
      SiteSetting.coop_core_enabled = false
      get "/coop/fixture/list-seats"
      expect(error).to eq([404, "not_found"])
      get "/latest.json"
      expect(response.status).to eq(200)
    end
  end

  describe "API keys" do
    def key_for(act_scope = nil, **parameters)
      key = ApiKey.new(user: user, created_by_id: admin.id, scope_mode: act_scope ? :granular : :global)
      if act_scope
        key.api_key_scopes.build(resource: "coop", action: act_scope, allowed_parameters: parameters)
      end
      key.save!
      { "HTTP_API_KEY" => key.key, "HTTP_API_USERNAME" => user.username }
    end

    it "work without a session" do
      claim(seat, key_for)
      expect(response.status).to eq(200)
    end

    it "can be narrowed to reading, to a plugin and to an act" do
      headers = key_for("write", plugin: ["fixture"], act: ["claim-seat"])
      claim(seat, headers)
      expect(response.status).to eq(200)
      post_json "/coop/fixture/add-seat", { name: "Another", seats: 1 }, headers
      expect(response.status).to eq(403)
      get "/coop/fixture/list-seats", headers: headers
      expect(response.status).to eq(403)
      get "/coop/fixture/list-seats", headers: key_for("read", plugin: ["fixture"])
      expect(response.status).to eq(200)
      get "/coop/core/show-waits", headers: key_for("read", plugin: ["fixture"])
      expect(response.status).to eq(403)
    end

    it "are shown with the addresses that they open" do
      urls = ApiKeyScope.scope_mappings.dig(:coop, :write, :urls)
      expect(urls).to eq(["/coop/:plugin/:act (POST)"])
    end
  end

  describe "limits" do
    before { RateLimiter.enable }

    it "hold for a person as the act declares, whatever the address" do
      sign_in(user)
      2.times { get "/coop/fixture/show-limited" }
      expect(response.status).to eq(200)
      get "/coop/fixture/show-limited"
      expect(error).to eq([429, "rate_limit"])
      expect(response.headers["Retry-After"].to_i).to be > 0
      sign_in(Fabricate(:user))
      get "/coop/fixture/show-limited"
      expect(response.status).to eq(200)
    end

    it "hold for the address of visitors" do
      3.times { get "/coop/fixture/show-public-limited" }
      expect(response.status).to eq(200)
      get "/coop/fixture/show-public-limited"
      expect(error).to eq([429, "rate_limit"])
      sign_in(user)
      get "/coop/fixture/show-public-limited"
      expect(response.status).to eq(200)
    end

    it "hold for all writes of a person together where acts declare none" do
      sign_in(user)
      stub_const(CoopCore::ActsController, "LIMITS", { "write" => { "person" => [1, 60] } }) do
        post_json "/coop/fixture/add-seat", { name: "One", seats: 1 }
        expect(response.status).to eq(200)
        post_json "/coop/fixture/write-note", { text: "two" }
        expect(error).to eq([429, "rate_limit"])
      end
    end
  end

  describe "a server that misbehaves" do
    before { sign_in(user) }

    %w[loop-forever hog-memory].each do |act|
      it "answers 503 for #{act}, and serves the next" do
        post_json "/coop/fixture/#{act}", {}
        expect(error).to eq([503, "unavailable"])
        claim(seat)
        expect(response.status).to eq(200)
      end
    end

    it "answers 500 for a bug, without saying which" do
      post_json "/coop/fixture/throw-error", {}
      expect(error).to eq([500, "fault"])
      expect(response.body).not_to include("a bug in an act")
      post_json "/coop/fixture/never-answer", {}
      expect(error).to eq([500, "fault"])
    end

    it "answers 503 where a bundle is missing, while the forum runs on" do
      CoopCore.add(CoopCore::Source.new(name: "fixture", dir: Dir.mktmpdir))
      CoopCore.sources["fixture"].stubs(:act).returns({ "kind" => "read", "visitors" => true })
      get "/coop/fixture/list-seats"
      expect(error).to eq([503, "unavailable"])
      get "/latest.json"
      expect(response.status).to eq(200)
    end
  end

  describe "a forum for members only" do
    before { SiteSetting.login_required = true }

    it "lets nobody in who is not signed in, to acts or to their description" do
      %w[/coop/fixture/list-seats /coop/openapi.json].each do |path|
        get path
        expect(error).to eq([403, "not_logged_in"])
      end
      sign_in(user)
      get "/coop/openapi.json"
      expect(response.status).to eq(200)
    end
  end

  describe "/coop/openapi.json" do
    it "describes the acts that HTTP reaches, of the plugins that are on" do
      get "/coop/openapi.json"
      paths = response.parsed_body["paths"]
      expect(paths.keys).to include("/coop/core/show-waits", "/coop/fixture/claim-seat")
      expect(paths.keys).not_to include("/coop/core/take-due")
      expect(paths.dig("/coop/fixture/claim-seat", "post", "responses").keys).to include("200", "403", "409", "422", "429")
      SiteSetting.coop_tasks_enabled = false
      get "/coop/openapi.json"
      expect(response.parsed_body["paths"].keys.grep(%r{/coop/tasks/})).to be_empty
    end
  end
end
