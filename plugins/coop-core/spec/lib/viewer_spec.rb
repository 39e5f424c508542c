# frozen_string_literal: true

RSpec.describe CoopCore::Viewer do
  fab!(:user) { Fabricate(:user, name: "Ana", refresh_auto_groups: true) }

  def of(person)
    described_class.of(Guardian.new(person))
  end

  it "is nobody for visitors" do
    expect(of(nil)).to be_nil
    expect(described_class.of(Guardian.new)).to be_nil
  end

  it "has what an act may know of a person" do
    group = Fabricate(:group).tap { |it| it.add(user) }
    closed = Fabricate(:private_category, group: group)
    user.user_option.update!(timezone: "Europe/Dublin")
    expect(of(user.reload)).to include(
      id: user.id,
      username: user.username,
      name: "Ana",
      locale: "en",
      time_zone: "Europe/Dublin",
      kind: "person",
      silenced: false,
      admin: false,
      moderator: false,
      group_ids: include(group.id, Group::AUTO_GROUPS[:trust_level_1]),
      secure_category_ids: [closed.id],
      topic_create_category_ids: include(closed.id),
    )
  end

  it "leaves out categories where the person may only read" do
    readable = Fabricate(:category).tap { |it| it.set_permissions(everyone: :readonly) && it.save! }
    expect(of(user)[:topic_create_category_ids]).not_to include(readable.id)
  end

  it "tells kinds of accounts apart" do
    SiteSetting.allow_anonymous_mode = true
    SiteSetting.anonymous_posting_allowed_groups = "11"
    kinds = [Discourse.system_user, Fabricate(:staged), Fabricate(:anonymous), user].map { |it| of(it)[:kind] }
    expect(kinds).to eq(%w[system staged anonymous person])
  end
end
