# frozen_string_literal: true

RSpec.describe "The admin's dashboard" do

  describe ProblemCheck::CoopBundles do
    after { CoopCore.sources.delete("broken") }

    it "is quiet while every bundle loads" do
      expect(described_class.new.call).to be_empty
    end

    it "names the plugin whose server does not start, and why" do
      dir = Dir.mktmpdir
      FileUtils.mkdir("#{dir}/server")
      File.write("#{dir}/server/server.js", "throw new Error('<not today>')")
      CoopCore.add(CoopCore::Source.new(name: "broken", dir: dir))
      message = described_class.new.call.map(&:message).join
      expect(message).to include("coop-broken", "&lt;not today&gt;")
      SiteSetting.coop_core_enabled = false
      expect(described_class.new.call).to be_empty
    end
  end

  describe ProblemCheck::CoopDue do
    it "names what was given up, and is quiet otherwise" do
      expect(described_class.new.call).to be_empty
      DB.exec(<<~SQL)
        INSERT INTO coop_due (key, plugin, sort, kind, due_at, data, state, error)
        VALUES ('remind:1', 'tasks', 'due', 'remind', now(), '{}', 'failed', '<too bad>')
      SQL
      expect(described_class.new.call.map(&:message).join).to include("tasks remind (1): &lt;too bad&gt;")
    end
  end

  it "runs both" do
    expect(ProblemCheck.realtime.to_a).to include(ProblemCheck::CoopBundles, ProblemCheck::CoopDue)
  end
end
