# frozen_string_literal: true

RSpec.describe "What waits for me", type: :system do
  fab!(:user) { Fabricate(:user, name: "Ana", refresh_auto_groups: true) }

  it "says so when nothing does" do
    sign_in(user)
    visit("/coop/me")
    expect(page).to have_content(I18n.t("js.coop_core.waits.nothing", name: "Ana"))
  end

  it "asks visitors to sign in" do
    visit("/coop/me")
    expect(page).to have_content(I18n.t("js.coop_core.waits.visitor"))
  end
end
