# frozen_string_literal: true

module ::CoopCore
  class DigestMailer < ::ActionMailer::Base
    include ::Email::BuildEmailHelper

    # Texts are put together here, in the reader's language; values are plain and stay so.
    def digest(user, items, soon: false, more: false)
      I18n.with_locale(user.effective_locale) do
        lines = items.map { |item| [line(item), Discourse.base_url + item["path"]] }
        words = "coop_core.#{soon ? "soon" : "digest"}"
        intro = I18n.t("#{words}.intro", username: user.username)
        outro = I18n.t("coop_core.digest.more") if more
        build_email(
          user.email,
          subject: I18n.t("#{words}.subject", site_name:, count: items.size, line: lines[0][0]),
          body: [intro, *lines.map { |text, url| "* #{text}\n  #{url}" }, outro, ""].compact.join("\n\n"),
          html_override: +"#{html(intro, lines, outro)}%{unsubscribe_instructions}",
          locale: I18n.locale,
          # Without an address the builder leaves out the way to unsubscribe.
          url: "#{Discourse.base_url}/coop/me",
          include_respond_instructions: false,
          add_unsubscribe_link: true,
          unsubscribe_url: unsubscribe_url(user),
        )
      end
    end

    private

    def site_name
      SiteSetting.email_prefix.presence || SiteSetting.title
    end

    # A forum whose mails are to hold nothing says only that there is something.
    def line(item)
      return I18n.t("coop_core.digest.private_line") if SiteSetting.private_email?
      I18n.t("js.#{item["message"]}", **item["values"].symbolize_keys)
    end

    def html(intro, lines, outro)
      rows = lines.map { |text, url| %(<li><a href="#{h(url)}">#{h(text)}</a></li>) }
      "<p>#{h(intro)}</p><ul>#{rows.join}</ul>#{"<p>#{h(outro)}</p>" if outro}"
    end

    def h(text)
      CGI.escapeHTML(text)
    end

    def unsubscribe_url(user)
      key = UnsubscribeKey.create_key_for(user, UnsubscribeKey::ALL_TYPE)
      "#{Discourse.base_url}/email/unsubscribe/#{key}"
    end
  end
end
