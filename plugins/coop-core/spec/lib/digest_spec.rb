# frozen_string_literal: true

RSpec.describe CoopCore::Digest do
  fab!(:user) { Fabricate(:user, last_seen_at: 1.day.ago) }
  fab!(:category)
  let(:items) do
    [
      item("bread", "coop_core.refusals.not_found", {}),
      item("butter", "coop_core.refusals.too_large", { "who" => "<b>*Ana*</b>" }),
    ]
  end

  def item(key, message, values, topic_id: nil)
    {
      "key" => key,
      "message" => message,
      "values" => values,
      "path" => "/board/1",
      "topic_id" => topic_id,
      "category_id" => category.id,
    }
  end

  def mail(to: user, with: items)
    ActionMailer::Base.deliveries.clear
    CoopCore::Orders.new.mail_digest("digest", { "user_id" => to.id, "items" => with })
    ActionMailer::Base.deliveries.last
  end

  it "says what is new, with a way out of it and an entry in the log" do
    sent = mail
    expect(sent.to).to eq([user.email])
    expect(sent.subject).to include("2 things")
    expect(sent.text_part.body.to_s).to include(I18n.t("js.coop_core.refusals.not_found"), "/board/1")
    expect(sent.html_part.body.to_s).to include("/board/1", "/email/unsubscribe/")
    expect(sent.header["List-Unsubscribe"].to_s).to include("/email/unsubscribe/")
    expect(EmailLog.where(user: user, email_type: "coop_digest").count).to eq(1)
  end

  it "says that there was more" do
    ActionMailer::Base.deliveries.clear
    CoopCore::Orders.new.mail_digest("digest", { "user_id" => user.id, "items" => items, "more" => true })
    sent = ActionMailer::Base.deliveries.last
    more = I18n.t("coop_core.digest.more")
    expect([sent.text_part, sent.html_part].map { |part| part.body.to_s }).to all(include(more))
    expect(mail.text_part.body.to_s).not_to include(more)
  end

  it "names what would run out in the subject of a mail of its own" do
    ActionMailer::Base.deliveries.clear
    CoopCore::Orders.new.mail_soon("soon", { "user_id" => user.id, "items" => items.first(1) })
    sent = ActionMailer::Base.deliveries.last
    expect(sent.subject).to include(I18n.t("js.coop_core.refusals.not_found"))
    expect(EmailLog.where(user: user, email_type: "coop_soon").count).to eq(1)
  end

  it "keeps plain what people wrote" do
    I18n.backend.store_translations(:en, js: { coop_core: { test_line: "%{who} baked" } })
    html = mail(with: [item("bread", "coop_core.test_line", { "who" => "<b>*Ana*</b>" })]).html_part.body.to_s
    expect(html).to include("&lt;b&gt;*Ana*&lt;/b&gt; baked")
  end

  it "speaks the reader's language" do
    SiteSetting.allow_user_locale = true
    user.update!(locale: "de")
    expect(mail.html_part.body.to_s).to include(I18n.t("unsubscribe_link", locale: :de, unsubscribe_url: "x")[0, 20])
  end

  it "says nothing in mails of a forum that wants it so" do
    SiteSetting.private_email = true
    expect(mail.text_part.body.to_s).not_to include(I18n.t("js.coop_core.refusals.not_found"))
  end

  it "is not sent to those who want none, are here just now, bounce, or have gone" do
    user.user_option.update!(email_level: UserOption.email_level_types[:never])
    expect(mail).to be_nil
    user.user_option.update!(email_level: UserOption.email_level_types[:only_when_away])
    user.update!(last_seen_at: 1.minute.ago)
    expect(mail(to: user.reload)).to be_nil
    user.user_option.update!(email_level: UserOption.email_level_types[:always])
    expect(mail(to: user.reload)).to be_present
    user.user_stat.update!(bounce_score: SiteSetting.bounce_score_threshold)
    expect(mail(to: user.reload)).to be_nil
    user.user_stat.update!(bounce_score: 0)
    user.update!(suspended_till: 1.day.from_now, suspended_at: 1.day.ago)
    expect(mail(to: user.reload)).to be_nil
    user.update!(suspended_till: nil, active: false)
    expect(mail(to: user.reload)).to be_nil
  end

  it "is not sent while mails are disabled" do
    SiteSetting.disable_emails = "yes"
    expect(mail).to be_nil
    SiteSetting.disable_emails = "non-staff"
    expect(mail).to be_nil
  end

  it "leaves out what was read in the bell, and what the reader may not see any more" do
    hidden = Fabricate(:topic, category: Fabricate(:private_category, group: Fabricate(:group)))
    notice = { "user_id" => user.id, "message" => "m", "values" => {}, "path" => "/board", "topic_id" => nil }
    CoopCore::Orders.new.notify("notify:bread", notice)
    user.notifications.update_all(read: true)
    left = [items.first, items.last.merge("topic_id" => hidden.id)]
    expect(mail(with: left)).to be_nil
    expect(mail(with: items).subject).to include("One thing")
  end

  it "says what is about no category" do
    expect(mail(with: [items.first.merge("category_id" => nil)])).to be_present
  end

  it "says nothing of a category that was closed to the reader meanwhile" do
    category.set_permissions(Fabricate(:group) => :full)
    category.save!
    expect(mail).to be_nil
  end
end
