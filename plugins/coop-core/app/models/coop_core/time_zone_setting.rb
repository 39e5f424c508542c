# frozen_string_literal: true

module ::CoopCore
  class TimeZoneSetting < ::EnumSiteSetting
    def self.valid_value?(value)
      TZInfo::Timezone.all_identifiers.include?(value)
    end

    def self.values
      @values ||= TZInfo::Timezone.all_identifiers.map { |name| { name: name, value: name } }
    end
  end
end
