# frozen_string_literal: true

RSpec.describe CoopCore::Shell do
  describe "a call that succeeds" do
    it "commits, and only then tells others" do
      seat = add_seat(category_id: 5)
      ActiveRecord::Base.transaction do
        expect(write("claim-seat", { id: seat }).status).to eq(200)
        expect(forum.published).to be_empty
        expect(forum.worked_off).to eq(0)
      end
      expect(forum.published).to eq(
        [{ "channel" => "/coop/fixture/seat", "data" => { "id" => seat, "version" => 1 }, "category_id" => 5 }],
      )
      expect(forum.worked_off).to eq(1)
      expect(count("fixture_claims")).to eq(1)
    end

    it "gives a file with its type and name" do
      reply = read("show-file", as: nil)
      expect(reply.to_h).to include(
        status: 200,
        body: "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        content_type: "text/calendar; charset=utf-8",
        file_name: "fixture.ics",
      )
    end
  end

  describe "a call that is refused" do
    it "changes nothing and tells nobody" do
      reply = write("tease-and-refuse")
      expect(reply.status).to eq(409)
      expect(body(reply)).to include("error_type" => "changed_my_mind", "extras" => { "why" => "because" })
      expect(count("fixture_notes") + count("coop_facts") + count("coop_due")).to eq(0)
      expect([forum.published, forum.worked_off]).to eq([[], 0])
    end

    it "speaks the forum's words" do
      reply = write("claim-seat", { id: add_seat(seats: 0) })
      expect(body(reply)["errors"]).to eq(["All 0 seats are taken."])
    end

    {
      "for visitors" => [nil, "not_logged_in"],
      "for silenced people" => [{ silenced: true }, "silenced"],
      "for staged accounts" => [{ kind: "staged" }, "not_for_this_account"],
      "for anonymous accounts" => [{ kind: "anonymous" }, "not_for_this_account"],
    }.each do |who, (more, code)|
      it "is refused #{who}" do
        reply = write("claim-seat", { id: 1 }, as: more && viewer(1, **more))
        expect([reply.status, body(reply)["error_type"]]).to eq([403, code])
      end
    end

    it "finds no act through another door, and none of a plugin that is off" do
      expect(read("claim-seat", { id: 1 }).status).to eq(404)
      expect(write("list-seats").status).to eq(404)
      expect(write("take-due", plugin: "core").status).to eq(404)
      CoopCore.add(CoopCore::Source.new(name: "fixture", dir: "#{BUNDLES}/coop-fixture", enabled: -> { false }))
      expect(read("list-seats").status).to eq(404)
    end

    it "says which field is wrong, and that it is no JSON" do
      expect(body(write("claim-seat", { id: "x" }))["extras"]).to eq("field" => "id")
      expect(shell.call("write", "fixture", "claim-seat", "{", viewer: viewer(1)).status).to eq(400)
    end
  end

  describe "the database" do
    it "does not let an act go on after a failed statement" do
      expect(write("swallow-error").status).to eq(500)
      expect(count("fixture_notes")).to eq(0)
    end

    it "does not let a reading act write, by whatever statement" do
      expect(read("show-writing").status).to eq(500)
      expect(read("show-function-writing").status).to eq(500)
      expect(count("fixture_notes")).to eq(0)
      expect(write("add-seat", { name: "After it", seats: 1 }).status).to eq(200)
    end

    it "leaves a transaction around a reading act as it was" do
      ActiveRecord::Base.transaction do
        expect(read("list-seats").status).to eq(200)
        expect(sql("SHOW transaction_read_only")).to eq([["off"]])
        expect(sql("SHOW statement_timeout")).to eq([["0"]])
        expect(write("add-seat", { name: "Within", seats: 1 }).status).to eq(200)
        expect(sql("SHOW statement_timeout")).to eq([["0"]])
      end
      expect(count("fixture_seats")).to eq(1)
    end

    it "ends a statement that takes too long, and asks to try again" do
      reply = read("show-slowly", as: nil)
      expect([reply.status, body(reply)["error_type"]]).to eq([503, "unavailable"])
    end

    it "does not wait for a lock for long, and asks to try again" do
      seat = add_seat
      PG.connect($database) do |other|
        other.exec("BEGIN; SELECT 1 FROM fixture_seats WHERE id = #{seat} FOR UPDATE")
        expect(write("claim-seat", { id: seat }).status).to eq(503)
      end
      expect(write("claim-seat", { id: seat }).status).to eq(200)
    end

    it "forgets what Rails remembers of queries once an act has written" do
      seat = add_seat
      ActiveRecord::Base.cache do
        ask = -> { ActiveRecord::Base.connection.select_value("SELECT count(*) FROM fixture_claims") }
        expect(ask.call).to eq(0)
        write("claim-seat", { id: seat })
        expect(ask.call).to eq(1)
      end
    end
  end

  it "lets exactly as many claim as there are seats, however many come at once" do
    seat = add_seat(seats: 10)
    # Each thread with a context of its own, as the processes of a forum have.
    replies =
      Queue.new.tap do |done|
        20
          .times
          .map do |thread|
            Thread.new do
              runtime = CoopCore::Runtime.new(forum, time: 30_000, statement: 20_000)
              10.times do |nth|
                person = viewer(thread * 10 + nth + 1)
                done << call_with(runtime, "claim-seat", { id: seat }, person)
              end
            ensure
              ActiveRecord::Base.connection_pool.release_connection
            end
          end
          .each(&:join)
      end
    statuses = Array.new(replies.size) { replies.pop }
    expect(statuses.tally).to eq(200 => 10, 409 => 190)
    expect(count("fixture_claims")).to eq(10)
  end

  # The shell with another runtime than the process's own.
  def call_with(runtime, act, input, person)
    own = CoopCore::Shell.new(forum)
    own.define_singleton_method(:runtime_for) { |_door| runtime }
    own.call("write", "fixture", act, JSON.generate(input), viewer: person).status
  end
end
