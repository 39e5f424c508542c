# frozen_string_literal: true

module ::CoopCore
  # The ports that the TypeScript server can call (plugins/coop-core/server/host.ts),
  # attached to one JavaScript context. An exception that left a port would end
  # the script, so each is caught, remembered and told to the act as data.
  class Host
    PORTS = {
      query: :query,
      token: :token,
      sign: :sign,
      verify: :verify,
      cook: :cook,
      moderate: :moderate,
      translate: :translate,
      avatars: :avatars,
      log: :log,
      staffLog: :staff_log,
      failpoint: :failpoint,
      reply: :reply,
    }

    # PostgreSQL makes the JSON.
    SHAPES = {
      "read" => ["SELECT coalesce(json_agg(t), '[]') FROM (", ") t"],
      "returning" => ["WITH t AS (", ") SELECT coalesce(json_agg(t), '[]') FROM t"],
      "count" => ["", ""],
    }

    attr_reader :head, :body, :failure

    def initialize(forum)
      @forum = forum
    end

    def attach_to(context)
      PORTS.each { |port, name| context.attach("host.#{port}", guarded(name)) }
    end

    # Lends the ports the connection of the act that is running.
    def serve(connection)
      @connection = connection
      @head = @body = @failure = nil
      yield
    ensure
      @connection = nil
    end

    private

    def guarded(name)
      port = method(name)
      lambda do |*arguments|
        port.call(*arguments)
      rescue StandardError => e
        @failure ||= e
        ""
      end
    end

    def query(mode, sql, parameters)
      before, after = SHAPES.fetch(mode)
      result = @connection.raw_connection.exec_params(before + sql + after, JSON.parse(parameters))
      @connection.clear_query_cache if mode != "read"
      mode == "count" ? %({"count":#{result.cmd_tuples}}) : result.getvalue(0, 0)
    rescue PG::Error, ArgumentError => e
      # ArgumentError: a NUL byte, which the driver refuses before PostgreSQL does.
      state = e.is_a?(PG::Error) ? e.result&.error_field(PG::Result::PG_DIAG_SQLSTATE) : "22021"
      @failure ||= e if ENDS_THE_CALL.any? { |kind| e.is_a?(kind) }
      JSON.generate(state: state || "08000", message: e.message)
    end

    # Not the act's business: the forum itself has to hear of it.
    ENDS_THE_CALL = [PG::ConnectionBad, PG::UnableToSend, PG::ReadOnlySqlTransaction]
    private_constant :ENDS_THE_CALL

    def token
      SecureRandom.urlsafe_base64(24)
    end

    def sign(purpose, text)
      OpenSSL::HMAC.hexdigest("SHA256", @forum.secret, "#{purpose}\0#{text}")
    end

    def verify(purpose, text, signature)
      OpenSSL.secure_compare(sign(purpose, text), signature).to_s
    end

    def cook(markdown)
      @forum.cook(markdown)
    end

    def moderate(text)
      JSON.generate(@forum.moderate(text))
    end

    def translate(locale, key, values)
      @forum.translate(locale, key, JSON.parse(values, symbolize_names: true))
    end

    def avatars(people)
      JSON.generate(
        JSON.parse(people).map { |one| @forum.avatar(one["username"], one["uploaded_avatar_id"]) },
      )
    end

    def log(level, message, data)
      @forum.log(level, "coop: #{message} #{data unless data == "{}"}".strip)
      nil
    end

    def staff_log(actor_id, action, data)
      @forum.staff_log(actor_id.to_i, action, JSON.parse(data))
      nil
    end

    def failpoint(name)
      CoopCore.failpoint(name)
      nil
    end

    def reply(head, body)
      @head = JSON.parse(head)
      @body = body
      nil
    end
  end

  # Tests only: dies here as if the machine had, where the environment says so.
  def self.failpoint(name)
    Process.kill(:KILL, Process.pid) if ENV["COOP_FAILPOINT"] == name
  end
end
