# frozen_string_literal: true

module ::CoopCore
  class LetterMailer < ::ActionMailer::Base
    include ::Email::BuildEmailHelper

    # In the forum's own language, for nobody knows the reader's. Values are plain
    # and stay so; the one link is the value called url.
    def letter(address, message, values)
      I18n.with_locale(SiteSetting.default_locale) do
        values = { **values.symbolize_keys, site_name: site_name }
        subject, body = %w[subject body].map { |part| I18n.t("#{fitting(message)}.#{part}", **values) }
        build_email(
          address,
          subject: subject,
          body: body,
          html_override: html(body, values[:url]),
          locale: I18n.locale,
        )
      end
    end

    private

    def site_name
      SiteSetting.email_prefix.presence || SiteSetting.title
    end

    # A forum whose mails are to hold nothing has words for that, where there is something to leave out.
    def fitting(message)
      bare = "#{message}_private"
      SiteSetting.private_email? && I18n.exists?("#{bare}.subject") ? bare : message
    end

    def html(body, url)
      body.strip.split(/\n{2,}/).map { |text| "<p>#{linked(h(text), url)}</p>" }.join
    end

    def linked(html, url)
      url ? html.gsub(h(url)) { %(<a href="#{h(url)}">#{h(url)}</a>) } : html
    end

    def h(text)
      CGI.escapeHTML(text)
    end
  end
end
