# frozen_string_literal: true

RSpec.describe "Taking a place on the board", type: :system do
  fab!(:mairi) { Fabricate(:user, name: "Mairi Stewart", refresh_auto_groups: true) }
  fab!(:ana) { Fabricate(:user, name: "Ana Ruiz", refresh_auto_groups: true) }
  fab!(:category)

  let!(:opening_id) do
    opening = {
      kind: "task",
      band: "small",
      title: "Carry the banner",
      rhythm: "once",
      seats: 2,
      category_id: category.id,
    }
    viewer = CoopCore::Viewer.of(Guardian.new(mairi))
    reply = CoopCore.shell.call("write", "tasks", "make-opening", opening.to_json, viewer: viewer)
    JSON.parse(reply.body).fetch("id")
  end

  def words(key)
    I18n.t("js.coop_tasks.claim.#{key}")
  end

  it "goes from the board to a place that is held, and shows the phone number to nobody else" do
    sign_in(ana)
    visit("/board")
    click_link("Carry the banner")
    choose(words("way.phone"))
    fill_in("coop-claim-detail", with: "0131 496 0771")
    click_button(words("yes"))
    expect(page).to have_css("h2", text: words("held_title"))
    expect(page).to have_content("0131 496 0771")

    sign_in(Fabricate(:user))
    visit("/board/#{opening_id}")
    expect(page).to have_css("h2", text: words("title"))
    expect(page).to have_content("Ana Ruiz")
    expect(page).to have_no_content("0131 496 0771")
  end
end
