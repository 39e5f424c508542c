# frozen_string_literal: true

RSpec.describe CoopCore::Letter do
  let(:url) { "https://forum.example/board/offers/1/x" }
  let(:to) { "jo@example.org" }

  before do
    I18n.backend.store_translations(
      :en,
      coop_test: {
        letter: { subject: "[%{site_name}] About %{title}", body: "Hello,\n\nThis is %{title}:\n%{url}\n" },
        letter_private: { subject: "[%{site_name}] Something", body: "Hello,\n\n%{url}\n" },
      },
    )
  end

  def mail(address: to, title: "<b>*Bread*</b>")
    ActionMailer::Base.deliveries.clear
    letter = { "to" => address, "message" => "coop_test.letter", "values" => { "title" => title, "url" => url } }
    CoopCore::Orders.new.mail_letter("letter", letter)
    ActionMailer::Base.deliveries.last
  end

  it "goes to an address that is nobody's, with its one link and an entry in the log" do
    sent = mail
    expect(sent.to).to eq([to])
    expect(sent.subject).to eq("[#{SiteSetting.title}] About <b>*Bread*</b>")
    expect(sent.text_part.body.to_s).to include("This is <b>*Bread*</b>:", url)
    expect(sent.html_part.body.to_s).to include("&lt;b&gt;*Bread*&lt;/b&gt;", %(href="#{url}"))
    expect(EmailLog.sole).to have_attributes(to_address: to, email_type: "coop_letter", user_id: nil)
  end

  it "makes a link of nothing that somebody wrote" do
    expect(mail(title: "https://evil.example").html_part.body.to_s.scan("href=").size).to eq(1)
  end

  it "speaks the forum's language, and holds nothing where the forum wants it so" do
    SiteSetting.private_email = true
    sent = mail
    expect(sent.subject).to eq("[#{SiteSetting.title}] Something")
    expect(sent.text_part.body.to_s).not_to include("Bread")
  end

  it "is not written to nobody, nor to whom nobody may write" do
    ActionMailer::Base.deliveries.clear
    CoopCore::Orders.new.mail_letter("letter", nil)
    expect(ActionMailer::Base.deliveries).to be_empty
    expect(mail(address: "not an address")).to be_nil
    ScreenedEmail.create!(email: to, action_type: ScreenedEmail.actions[:block])
    expect(mail).to be_nil
    SiteSetting.blocked_email_domains = "spam.example"
    expect(mail(address: "a@spam.example")).to be_nil
  end

  it "is not sent while mails are disabled, but for staff" do
    SiteSetting.disable_emails = "yes"
    expect(mail).to be_nil
    SiteSetting.disable_emails = "non-staff"
    expect(mail).to be_nil
    expect(mail(address: Fabricate(:admin).email)).to be_present
  end
end
