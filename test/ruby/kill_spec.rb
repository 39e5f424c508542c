# frozen_string_literal: true

# A process that is killed at a named step, and another that comes after it.
RSpec.describe "a killed process" do
  def claim
    ["write", "fixture", "claim-seat", { id: seat }, viewer(1)]
  end

  before { forum.now = morning }

  let!(:seat) { add_seat(seats: 1, category_id: 3) }

  %w[claim-seat:after-insert claim-seat:before-answer].each do |step|
    it "at #{step} leaves no claim, and the seat is free" do
      killed_at(step, claim)
      expect(count("fixture_claims") + count("coop_facts") + count("coop_due")).to eq(0)
      expect(write("claim-seat", { id: seat }, as: viewer(2)).status).to eq(200)
    end
  end

  it "after the commit of a claim leaves all of it, and the listener is run" do
    killed_at("fixture/claim-seat:after-commit", claim)
    expect(count("fixture_claims")).to eq(1)
    work_off
    expect(count("fixture_notes", "what = 'listened'")).to eq(1)
  end

  %w[before made finished].each do |step|
    it "makes a topic once when killed at order:create_topic:#{step}" do
      talk_about(seat)
      killed_at("order:create_topic:#{step}", "work_off")
      work_off
      expect([count("topics"), count("fixture_notes", "what = 'topic_made'")]).to eq([1, 1])
    end
  end

  it "makes a topic once when killed within finish-order" do
    talk_about(seat)
    killed_at("finish-order:create_topic:before-commit", "work_off")
    work_off
    expect([count("topics"), count("coop_topic_records")]).to eq([1, 1])
  end

  %w[before made finished].each do |step|
    it "tells a person once when killed at order:notify:#{step}" do
      tell_person
      killed_at("order:notify:#{step}", "work_off")
      work_off
      expect(count("notifications")).to eq(1)
    end
  end

  it "rather loses a mail than sends it twice" do
    tell_person
    killed_at("order:mail_digest:finished", "work_off", at: evening + 60)
    work_off(evening + 300)
    expect([count("email_logs"), count("coop_due", "kind = 'mail_digest' AND state = 'done'")]).to eq([0, 1])
  end

  { "order:mail_letter:before" => 1, "order:mail_letter:finished" => 0, "order:mail_letter:sent" => 1 }.each do |step, sent|
    it "killed at #{step} #{sent.zero? ? "rather loses a letter than sends it twice" : "sends a letter once"}" do
      write("leave-word", { word: "Hello", to: "jo@example.org" }, as: nil)
      killed_at(step, "work_off")
      work_off
      expect([count("email_logs"), count("coop_due", "state = 'done'")]).to eq([sent, 1])
    end
  end
end
