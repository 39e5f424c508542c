# frozen_string_literal: true

require_relative "../plugin_helper"

# The suite decides in SQL who sees what (server/forum/visible.ts); Discourse
# decides in its guardian. Here they are held against one another over every
# kind of person, category and topic.
RSpec.describe "Visibility in SQL" do
  include_context "with the fixture plugin"

  fab!(:group)
  fab!(:other_group, :group)
  fab!(:owner, :user)

  let(:people) do
    {
      visitor: nil,
      stranger: Fabricate(:user),
      member: Fabricate(:user).tap { |it| group.add(it) },
      other_member: Fabricate(:user).tap { |it| other_group.add(it) },
      invited: Fabricate(:user),
      owner: owner,
      moderator: Fabricate(:moderator),
      category_moderator: Fabricate(:user).tap { |it| other_group.add(it) },
      admin: Fabricate(:admin),
      silenced: Fabricate(:user, silenced_till: 1.year.from_now).tap { |it| group.add(it) },
      new_account: Fabricate(:user, trust_level: TrustLevel[0]),
    }
  end

  let(:categories) do
    parent = Fabricate(:category)
    {
      none: nil,
      open: Fabricate(:category),
      read_only: with_groups(Fabricate(:category), everyone: :readonly, group => :full),
      closed: with_groups(Fabricate(:category), group => :full),
      closed_read_only: with_groups(Fabricate(:category), group => :readonly),
      two_groups: with_groups(Fabricate(:category), group => :create_post, other_group => :full),
      staff: with_groups(Fabricate(:category), staff: :full),
      below_open: with_groups(Fabricate(:category, parent_category: parent), group => :full),
    }
  end

  def with_groups(category, permissions)
    category.tap do |it|
      it.set_permissions(permissions)
      it.save!
    end
  end

  let(:topics) do
    found = categories.values.flat_map { |category| topics_in(category) }
    found << Fabricate(:private_message_topic, user: owner, recipient: people[:invited])
    found << Fabricate(:private_message_topic, user: owner).tap { |it| it.allowed_groups << group }
    found << Fabricate(:private_message_topic, user: owner).tap { |it| it.trash! }
    found << Fabricate(:banner_topic)
    found
  end

  def topics_in(category)
    [
      Fabricate(:topic, category: category, user: owner),
      Fabricate(:topic, category: category, user: owner, closed: true),
      Fabricate(:topic, category: category, user: owner, archived: true),
      Fabricate(:topic, category: category, user: owner, visible: false),
      Fabricate(:topic, category: category, user: owner, deleted_at: 1.day.ago),
    ]
  end

  def visible_to(person)
    viewer = CoopCore::Viewer.of(Guardian.new(person))
    reply = CoopCore.shell.call("read", "fixture", "list-visible", "{}", viewer: viewer)
    expect(reply.status).to eq(200)
    JSON.parse(reply.body).values_at("category_ids", "topic_ids").map(&:to_set)
  end

  def expect_the_same
    all_categories = Category.all.to_a
    # Deleted topics are seen by nobody here, staff included: what hangs on them rests with them.
    left = topics.reject { |topic| topic.deleted_at }
    compared = 0
    people.each do |name, person|
      guardian = Guardian.new(person)
      seen_categories, seen_topics = visible_to(person)
      all_categories.each do |category|
        compared += 1
        expect([name, category.name, seen_categories.include?(category.id)]).to eq(
          [name, category.name, guardian.can_see?(category)],
        )
      end
      left.each do |topic|
        compared += 1
        # Admins may open every message; a record in it is still for those who take part.
        next if topic.private_message? && person&.admin?
        expect([name, topic.id, topic.archetype, topic.category&.name, seen_topics.include?(topic.id)]).to eq(
          [name, topic.id, topic.archetype, topic.category&.name, guardian.can_see?(topic)],
        )
      end
      expect(seen_topics & (topics - left).map(&:id).to_set).to be_empty
    end
    compared
  end

  it "is the guardian's own, for every kind of person, category and topic" do
    expect(expect_the_same).to be > 300
  end

  it "is so where admins do not see every category" do
    SiteSetting.suppress_secured_categories_from_admin = true
    expect_the_same
  end

  it "is so where groups moderate categories" do
    SiteSetting.enable_category_group_moderation = true
    Fabricate(:category_moderation_group, category: categories[:two_groups], group: other_group)
    expect_the_same
  end
end
