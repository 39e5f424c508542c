# frozen_string_literal: true

module ::CoopCore
  # The one way into the suite's server over HTTP. What can be said without it
  # is said here: too big, too often, no such act, not signed in.
  class ActsController < ::ApplicationController
    MOST_BYTES = 256.kilobytes

    # Where an act says nothing else: times, seconds.
    LIMITS = {
      "write" => { "person" => [60, 60], "visitor" => [60, 60] },
      "read" => { "person" => [600, 60], "visitor" => [300, 60] },
    }

    # Before all else, since Discourse looks for API keys in bodies of other kinds.
    prepend_before_action :check_body, only: :write
    # Whatever a caller accepts, answers and errors are JSON.
    prepend_before_action { request.format = :json }
    requires_plugin PLUGIN_NAME
    skip_before_action :check_xhr

    rescue_from Unavailable do |e|
      fail_with(e, :unavailable, 503)
    end

    rescue_from Fault do |e|
      fail_with(e, :fault, 500)
    end

    # As Discourse answers while its database is read-only.
    rescue_from PG::ReadOnlySqlTransaction do
      Discourse.received_postgres_readonly!
      rescue_with_handler(Discourse::ReadOnly.new)
    end

    def read
      answer("read", JSON.generate(request.query_parameters))
    end

    def write
      answer("write", request.raw_post)
    end

    def openapi
      files = CoopCore.enabled_sources.map { |source| source.json("openapi.json") }
      all = ->(*keys) { files.map { |file| file.dig(*keys) || {} }.reduce({}, :merge) }
      merged = CoopCore.sources["core"].json("openapi.json").deep_dup
      merged["paths"] = all.call("paths")
      merged["components"]["schemas"] = all.call("components", "schemas")
      render json: merged
    end

    private

    # The body is for the act alone. Rails neither parses it (it would refuse what
    # the act's schema has to judge) nor writes it to its log, contacts and all.
    def process_action(*)
      nothing = {}.with_indifferent_access
      request.set_header("action_dispatch.request.request_parameters", nothing)
      super
    end

    def answer(door, input)
      act = find_act(door)
      raise Discourse::NotLoggedIn if current_user.nil? && !act["visitors"]
      limit(door, act)
      viewer = Viewer.of(guardian)
      reply = CoopCore.shell.call(door, params[:plugin], params[:act], input, viewer: viewer)
      return send_file_of(reply) if reply.content_type && reply.status == 200
      render json: reply.body, status: reply.status
    end

    def find_act(door)
      source = CoopCore.sources[params[:plugin]]
      act = source.act(params[:act]) if source&.enabled?
      raise Discourse::NotFound if act.nil? || act["kind"] != door
      act
    end

    # By person where there is one: many people may share one address.
    def limit(door, act)
      who = current_user ? "person" : "visitor"
      own = act.dig("limits", who)
      name = own ? "#{params[:plugin]}-#{params[:act]}" : door
      name = "#{name}-#{request.remote_ip}" if current_user.nil?
      RateLimiter.new(current_user, "coop-#{name}", *(own || LIMITS[door][who])).performed!
    end

    def send_file_of(reply)
      return if !stale?(etag: reply.body, template: false)
      send_data reply.body, type: reply.content_type, filename: reply.file_name
    end

    def check_body
      if request.content_length.to_i > MOST_BYTES || request.raw_post.bytesize > MOST_BYTES
        refuse(:too_large, 413)
      elsif request.media_type != "application/json"
        refuse(:not_json, 415)
      end
    end

    def refuse(code, status)
      render_json_error(I18n.t("js.coop_core.refusals.#{code}"), type: code, status: status)
    end

    def fail_with(error, code, status)
      Discourse.warn_exception(error, message: "coop: #{request.path}", env: request.env)
      refuse(code, status)
    end
  end
end
