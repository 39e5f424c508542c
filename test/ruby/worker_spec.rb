# frozen_string_literal: true

RSpec.describe CoopCore::Worker do
  let(:orders) { CoopCore::Orders.new }

  def work_off
    described_class.new(shell, orders).work_off
  end

  def due(kind, sort: "due", at: Time.now.utc, tolerance: nil, data: {})
    sql(<<~SQL, "#{kind}:#{SecureRandom.hex(4)}", sort, kind, at.iso8601(3), tolerance, JSON.generate(data))
      INSERT INTO coop_due (key, plugin, sort, kind, due_at, tolerance, data) VALUES ($1, 'fixture', $2, $3, $4, $5, $6)
    SQL
  end

  def states
    sql("SELECT state, count(*) FROM coop_due GROUP BY state").to_h.transform_values(&:to_i)
  end

  it "runs listeners and dues in the plugin, once each" do
    write("claim-seat", { id: add_seat })
    due("remind", data: { n: 1 })
    due("remind", at: Time.now.utc + 3600, data: { n: 2 })
    2.times { work_off }
    expect(sql("SELECT what FROM fixture_notes ORDER BY what").flatten).to eq(%w[due listened])
    expect(states).to eq("done" => 2, "waiting" => 1)
  end

  it "performs an order and hands its result to whoever ordered it" do
    seat = add_seat(category_id: 3)
    2.times { expect(talk_about(seat).status).to eq(200) }
    2.times { work_off }
    expect(count("topics")).to eq(1)
    expect(sql("SELECT topic_id FROM fixture_seats")).to eq([[1]])
    expect(sql("SELECT plugin, noun, record_id FROM coop_topic_records")).to eq([["fixture", "seat", seat]])
  end

  it "tells a person once, in the bell now and by mail in the evening" do
    2.times { tell_person }
    work_off
    expect([count("notifications"), count("email_logs")]).to eq([1, 0])
    forum.now = evening + 60
    2.times { work_off }
    expect([count("notifications"), count("email_logs")]).to eq([1, 1])
  end

  it "asks for a letter's address when it is sent, and sends it once" do
    write("leave-word", { word: "Hello", to: "jo@example.org" }, as: nil)
    expect(sql("SELECT data::text FROM coop_due").flatten.join).not_to include("jo@")
    2.times { work_off }
    expect(sql("SELECT to_address, user_id FROM email_logs")).to eq([["jo@example.org", nil]])
    expect(states).to eq("done" => 1)
  end

  it "drops what comes too late and says so" do
    due("remind", at: Time.now.utc - 7200, tolerance: 60)
    work_off
    expect(states).to eq("dropped" => 1)
    expect(forum.logged.flatten.join).to include("came too late")
  end

  it "tries ten times, each time later, and keeps what never succeeded" do
    due("always_fail")
    work_off
    expect(states).to eq("waiting" => 1)
    expect(sql("SELECT attempts FROM coop_due WHERE due_at > now()")).to eq([[1]])
    forum.now = Time.now.utc
    9.times do
      forum.now += 3600
      work_off
    end
    expect(states).to eq("failed" => 1)
    expect(sql("SELECT error FROM coop_due")[0][0]).to include("Fault")
  end

  it "rests what belongs to a plugin that is off" do
    due("remind")
    CoopCore.add(CoopCore::Source.new(name: "fixture", dir: "#{BUNDLES}/coop-fixture", enabled: -> { false }))
    work_off
    expect(states).to eq("waiting" => 1)
  end

  it "does nothing twice when two processes work at once" do
    30.times { |n| due("remind", data: { n: n }) }
    children = Array.new(2) { Child.start(calls: ["work_off"]) }
    expect(children.map(&:wait)).to all(be_success)
    expect(count("fixture_notes")).to eq(30)
    expect(states).to eq("done" => 30)
  end

  it "tells the plugins what happened in the forum" do
    shell.perform("event", "forum-event", name: "user_removed", data: { user_id: 7 })
    shell.perform("job", "reconcile")
    expect(sql("SELECT what, data->>'user_id' FROM fixture_notes ORDER BY id")).to eq(
      [["user_removed", "7"], ["reconciled", nil]],
    )
  end

  it "raises where a job is refused" do
    expect { shell.perform("job", "run-due", id: "x") }.to raise_error(CoopCore::Fault, /422/)
  end
end
