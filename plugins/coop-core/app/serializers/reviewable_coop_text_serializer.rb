# frozen_string_literal: true

class ReviewableCoopTextSerializer < ReviewableSerializer
  payload_attributes :title, :plain, :cooked, :path, :words

  def target_url
    "#{Discourse.base_url}#{object.payload["path"]}"
  end
end
