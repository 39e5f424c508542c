# frozen_string_literal: true

# What test/load/kills.ts is in Node: a process is killed at every named step of a
# claim, of "talk about it", and of what they order, and others come after it.
RSpec.describe "a process killed in an act of coop-tasks" do
  include Board

  let(:now) { morning }

  before { forum.now = now }

  let!(:opening) { open_board }

  # A process that knows nothing of the killed one does what was left, and the next finds nothing more to do.
  def carry_on(from = now + 600)
    expect(Child.start(now: from, calls: ["work_off"]).wait).to be_success
    work_off(from + 300)
    expect(sql("SELECT key, attempts, error FROM coop_due WHERE attempts > 2 OR error IS NOT NULL")).to eq([])
  end

  # Each comes when the lease of the one before is over; only the last finishes the order.
  def killed_one_after_another(steps)
    unfinished, finished = steps.partition { |step| !step.end_with?(":finished") }
    times = (1..).lazy.map { |nth| now + 300 * nth }
    [*unfinished, *finished].zip(times) { |step, at| killed_at(step, "work_off", at: at) }
    work_off(now + 3600)
  end

  def self.steps_of(kind)
    made = %w[before before-commit committed made finished].map { |step| "order:#{kind}:#{step}" }
    ["core/take-due:after-commit", *made, "finish-order:#{kind}:before-commit"]
  end

  describe "claim-opening" do
    let(:whole) do
      due = { "claim_quiet" => "waiting", "mail_digest" => "waiting", "notify" => "done" }
      { claims: 1, facts: 1, claimants: 1, due: due, told: 1, held: 1, revision: 2 }
    end

    %w[locked claimed before-commit].each do |step|
      it "at claim-opening:#{step} leaves no claim, nobody told, and the place free" do
        killed_at("claim-opening:#{step}", claim(opening), "work_off")
        carry_on
        expect(of_claim(opening)).to eq(claims: 0, facts: 0, claimants: 0, due: {}, told: 0, held: 0, revision: 1)
        expect(answer(claim(opening, by: "priya"))).to eq([200, nil])
      end
    end

    steps = steps_of("notify")
    ["tasks/claim-opening:after-commit", *steps].each do |step|
      it "at #{step} leaves all of the claim, and its contact person told once" do
        killed_at(step, claim(opening), "work_off")
        carry_on
        expect(of_claim(opening)).to eq(whole)
        expect(answer(claim(opening))).to eq([409, "already_held"])
        expect(answer(claim(opening, by: "priya"))).to eq([409, "full"])
      end
    end

    it "tells once, at whatever steps one process after the other is killed" do
      answer(claim(opening))
      killed_one_after_another(steps)
      expect(of_claim(opening)).to eq(whole)
    end
  end

  describe "talk-about-opening" do
    # The ids of those that a killed process did not commit are used up.
    let(:whole) do
      topic = sql("SELECT max(id) FROM topics").dig(0, 0)
      {
        asked: false,
        topic: topic,
        topics: [[topic, "About: Bake for the picnic"]],
        posts: [[topic]],
        keys: [[topic, "tasks:talk:#{opening}:1"]],
        records: [[topic, "opening", opening]],
        facts: 1,
        due: { "create_topic" => "done" },
      }
    end

    it "at talk-about-opening:before-commit leaves no topic, and it can be asked for again" do
      killed_at("talk-about-opening:before-commit", talk(opening), "work_off")
      carry_on
      none = { topics: [], posts: [], keys: [], records: [] }
      expect(of_talk(opening)).to eq(asked: false, topic: nil, **none, facts: 0, due: {})
      expect(answer(talk(opening))).to eq([200, nil])
    end

    steps = ["order:create_topic:topic-saved", *steps_of("create_topic")]
    ["tasks/talk-about-opening:after-commit", *steps].each do |step|
      it "at #{step} makes one topic, which the opening knows" do
        killed_at(step, talk(opening), "work_off")
        carry_on
        expect(of_talk(opening)).to eq(whole)
        expect(answer(talk(opening))).to eq([409, "already_talked_about"])
      end
    end

    it "makes one topic, at whatever steps one process after the other is killed" do
      answer(talk(opening))
      killed_one_after_another(steps)
      expect(of_talk(opening)).to eq(whole)
    end
  end

  describe "the day's mail" do
    {
      "order:mail_digest:before" => 1,
      "finish-order:mail_digest:before-commit" => 1,
      "order:mail_digest:finished" => 0,
      "order:mail_digest:sent" => 1,
    }.each do |step, mails|
      it "killed at #{step} #{mails.zero? ? "is lost rather than sent twice" : "is sent once"}" do
        answer(claim(opening))
        work_off(now + 60)
        killed_at(step, "work_off", at: evening + 60)
        carry_on(evening + 300)
        sent = sql("SELECT email_type, user_id FROM email_logs")
        expect(sent).to eq([["coop_digest", Board::PEOPLE["mairi"]]] * mails)
        expect(of_claim(opening)[:due]).to include("mail_digest" => "done", "notify" => "done")
        expect(of_claim(opening)).to include(told: 1)
      end
    end
  end
end
