# frozen_string_literal: true

module ::CoopCore
  # A text outside posts that was flagged: what the review queue points at.
  class FlaggedText < ActiveRecord::Base
    self.table_name = "coop_flagged_texts"
  end
end

# == Schema Information
#
# Table name: coop_flagged_texts
#
#  id        :bigint           not null, primary key
#  plugin    :text             not null
#  noun      :text             not null
#  record_id :bigint           not null
