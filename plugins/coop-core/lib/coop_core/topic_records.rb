# frozen_string_literal: true

module ::CoopCore
  # What the suite knows about a topic, for the topic's own response: one indexed
  # query, and only where it finds something a call of the server.
  module TopicRecords
    def self.of(topic, guardian)
      return if DB.query_single(<<~SQL, topic.id).empty?
        SELECT 1 FROM coop_topic_records WHERE topic_id = ? LIMIT 1
      SQL
      input = JSON.generate(topic_id: topic.id)
      viewer = Viewer.of(guardian)
      reply = CoopCore.shell.call("read", "core", "show-topic-records", input, viewer: viewer)
      JSON.parse(reply.body)["records"].presence if reply.status == 200
    rescue StandardError => e
      # A topic is shown whatever happens here.
      Discourse.warn_exception(e, message: "coop: the records of topic #{topic.id} are not shown")
      nil
    end
  end
end
