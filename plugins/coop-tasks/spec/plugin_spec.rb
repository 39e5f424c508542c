# frozen_string_literal: true

RSpec.describe "coop-tasks" do
  let(:plugin) { Discourse.plugins_by_name["coop-tasks"] }
  let(:request) { Rack::Request.new(Rack::MockRequest.env_for("/")) }

  def shown?
    Discourse.apply_asset_filters([plugin], :js, request).any?
  end

  it "joins the core with its acts and pages" do
    expect(CoopCore.sources["tasks"].pages).to eq(
      %w[/board /board/new /board/given /board/offers /board/offers/:id/:token /board/from/:id /board/:id],
    )
    expect(CoopCore.sources["tasks"].act("claim-opening")).to include("kind" => "write", "visitors" => false)
    expect(CoopCore.sources["tasks"].act("offer-help")).to include("kind" => "write", "visitors" => true)
  end

  it "keeps its scripts at home while the core is off" do
    expect(shown?).to eq(true)
    SiteSetting.coop_core_enabled = false
    expect(shown?).to eq(false)
  end

  it "does nothing, and breaks nothing, where the core is not there" do
    hide_const("CoopCore")
    expect(shown?).to eq(false)
    expect { plugin.notify_after_initialize }.not_to raise_error
  end

  it "has a name where administrators find its settings" do
    expect(I18n.t("admin_js.admin.site_settings.categories.coop_tasks")).to eq("Co-op tasks")
  end
end
