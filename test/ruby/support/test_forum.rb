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
    { blocked: text.scan(/\bblocked\b/), text: text.gsub("censored", "■■■■■■■■") }
  end

  def translate(_locale, key, values)
    key.end_with?("refusals.full") ? "All #{values[:seats]} seats are taken." : ""
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

# Performs orders on the tests' own tables, each once by its key, as the real ones do.
class TestOrders
  attr_reader :sent

  def initialize
    @sent = []
  end

  def create_topic(key, data)
    made = one("SELECT topic_id FROM topic_custom_fields WHERE name = 'coop_order' AND value = $1", key)
    return { topic_id: made } if made
    ActiveRecord::Base.transaction do
      id = one(<<~SQL, data["title"], data["user_id"], data["category_id"])
        INSERT INTO topics (title, user_id, last_post_user_id, category_id, created_at, updated_at, bumped_at)
        VALUES ($1, $2, $2, $3, now(), now(), now()) RETURNING id
      SQL
      one(<<~SQL, id, key)
        INSERT INTO topic_custom_fields (topic_id, name, value, created_at, updated_at)
        VALUES ($1, 'coop_order', $2, now(), now()) RETURNING id
      SQL
      { topic_id: id }
    end
  end

  def notify(key, data)
    told = one("SELECT 1 FROM notifications WHERE data::json->>'coop_order' = $1", key)
    one(<<~SQL, data["user_id"], JSON.generate(coop_order: key)) if !told
      INSERT INTO notifications (notification_type, user_id, data, created_at, updated_at)
      VALUES (14, $1, $2, now(), now()) RETURNING id
    SQL
    {}
  end

  def mail_digest(_key, data)
    one(<<~SQL, data["user_id"])
      INSERT INTO email_logs (to_address, email_type, user_id, created_at, updated_at)
      VALUES ('somebody@example.com', 'coop_digest', $1, now(), now()) RETURNING id
    SQL
    {}
  end

  def mail_letter(_key, letter)
    return {} if letter.nil?
    one(<<~SQL, letter["to"])
      INSERT INTO email_logs (to_address, email_type, created_at, updated_at)
      VALUES ($1, 'coop_letter', now(), now()) RETURNING id
    SQL
    {}
  end

  private

  def one(sql, *values)
    result = ActiveRecord::Base.connection.raw_connection.exec_params(sql, values)
    result.ntuples.zero? ? nil : result.getvalue(0, 0).to_i
  end
end
