# frozen_string_literal: true

RSpec.describe CoopCore do
  it "is what its plugins find there: the core first, with pages and acts" do
    expect(described_class.sources.keys.first).to eq("core")
    expect(described_class.sources["core"].act("show-waits")).to include("kind" => "read", "visitors" => false)
  end

  it "says nothing of its acts while it is off" do
    SiteSetting.coop_core_enabled = false
    expect(described_class.enabled_sources).to be_empty
  end

  it "leaves a link to one of its pages in a sentence as it was written" do
    SiteSetting.enable_inline_onebox_on_all_domains = true
    expect(InlineOneboxer.lookup("#{Discourse.base_url}/coop/me", skip_cache: true)).to be_nil
  end

  it "offers time zones for its setting and takes no other" do
    SiteSetting.coop_core_time_zone = "Europe/Dublin"
    expect { SiteSetting.coop_core_time_zone = "Middle/Earth" }.to raise_error(Discourse::InvalidParameters)
    expect { SiteSetting.coop_core_time_zone = "Factory" }.to raise_error(Discourse::InvalidParameters)
    expect(CoopCore::TimeZoneSetting.values).not_to include(name: "Factory", value: "Factory")
  end

  it "hands over its settings and few of the forum's besides" do
    names = CoopCore::Forum.new.settings.keys
    expect(names).to include(:coop_core_time_zone, :title, :default_locale)
    expect(names.grep_v(/\Acoop_/)).to match_array(CoopCore::Forum::CONTEXT_SETTINGS)
  end

  it "has a name where administrators find its settings" do
    expect(I18n.t("admin_js.admin.site_settings.categories.coop_core")).to eq("Co-op core")
  end
end
