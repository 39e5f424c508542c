# frozen_string_literal: true

# Stands where the shell has Discourse (lib/coop_core/forum.rb), and remembers what it was told.
class TestForum
  attr_reader :published, :logged, :staff_logged, :worked_off
  attr_accessor :now, :strict

  def initialize
    @published = []
    @logged = []
    @staff_logged = []
    @worked_off = 0
    @strict = true
  end

  def context(viewer)
    {
      now: (now || Time.now.utc).iso8601(3),
      viewer: viewer,
      plugins: CoopCore.enabled_sources.map(&:name),
      settings: {
        title: "Tests",
        default_locale: "en",
        coop_core_time_zone: "Europe/London",
      },
      base_url: "http://forum.test",
      strict: strict,
    }
  end

  def secret
    "a secret of the tests"
  end

  def warm_up
  end

  def cook(markdown)
    raise ArgumentError, "the cook is ill" if markdown == "make the port fail"
    "<p>#{CGI.escapeHTML(markdown)}</p>"
  end

  def moderate(text)
    { blocked: text.scan(/\bblocked\b/), flagged: [], text: text.gsub("censored", "■■■■■■■■") }
  end

  def translate(locale, key, values)
    I18n.with_locale(locale) { I18n.t(key, default: "", **values) }
  end

  def avatar(username, _upload_id)
    "/avatar/#{username}/{size}.png"
  end

  def log(level, message)
    logged << [level, message]
  end

  def staff_log(actor_id, action, data)
    staff_logged << [actor_id, action, data]
  end

  def transaction_open?
    ActiveRecord::Base.connection.transaction_open?
  end

  # As DB.after_commit of Discourse.
  def after_commit(&block)
    return yield if !transaction_open?
    ActiveRecord::Base.connection.add_transaction_record(AfterCommit.new(block))
  end

  def publish(message)
    published << message
  end

  def work_off
    @worked_off += 1
  end

  AfterCommit =
    Struct.new(:block) do
      def committed!(*) = block.call
      def before_committed!(*) = nil
      def rolledback!(*) = nil
      def trigger_transactional_callbacks? = true
    end
end
