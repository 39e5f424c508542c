# frozen_string_literal: true

RSpec.describe CoopCore::PagesController do
  it "gives the forum's page for each address of the browser's router" do
    %w[/coop/me /board /board/12].each do |path|
      get path
      expect([path, response.status]).to eq([path, 200])
      expect(response.media_type).to eq("text/html")
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
end
