# frozen_string_literal: true

RSpec.describe CoopCore::PagesController do
  it "gives the forum's page for each address of the browser's router" do
    %w[/coop/me /board /board/12].each do |path|
      get path
      expect([path, response.status]).to eq([path, 200])
      expect(response.media_type).to eq("text/html")
    end
  end

  it "is not found as anything else than a page" do
    %w[/coop/me /board /board/12].each do |path|
      get "#{path}.json"
      expect([path, response.status]).to eq([path, 404])
      expect(response.parsed_body["error_type"]).to eq("not_found")
      get path, headers: { "Accept" => "application/json" }
      expect([path, response.status]).to eq([path, 404])
    end
  end

  it "is not found where the plugin, or the core, is off" do
    SiteSetting.coop_tasks_enabled = false
    get "/board"
    expect(response.status).to eq(404)
    get "/coop/me"
    expect(response.status).to eq(200)
    SiteSetting.coop_core_enabled = false
    get "/coop/me"
    expect(response.status).to eq(404)
  end

  it "asks visitors of a forum for members to sign in" do
    SiteSetting.login_required = true
    get "/board"
    expect(response).to redirect_to("/login")
  end

  describe "the scripts that only these pages need" do
    def addresses
      get "/latest"
      meta = Nokogiri.HTML5(response.body).at_css("meta[name=coop-pages]")
      meta && JSON.parse(meta["content"])
    end

    it "are told to members and visitors of every page" do
      expect(addresses).to match(
        "coop-core" => a_string_including("plugins/coop-core_admin"),
        "coop-tasks" => a_string_including("plugins/coop-tasks_admin"),
      )
      sign_in(Fabricate(:user))
      expect(addresses.keys).to contain_exactly("coop-core", "coop-tasks")
    end

    it "are not told to staff, who have them already, nor of a plugin that is off" do
      SiteSetting.coop_tasks_enabled = false
      expect(addresses.keys).to contain_exactly("coop-core")
      sign_in(Fabricate(:moderator))
      expect(addresses).to be_nil
    end
  end
end
