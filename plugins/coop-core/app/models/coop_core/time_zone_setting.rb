# frozen_string_literal: true

module ::CoopCore
  class TimeZoneSetting < ::EnumSiteSetting
    # A placeholder of the time zone database, which no JavaScript takes for a zone.
    NO_ZONE = "Factory"

    def self.valid_value?(value)
      identifiers.include?(value)
    end

    def self.values
      @values ||= identifiers.map { |name| { name: name, value: name } }
    end

    def self.identifiers
      TZInfo::Timezone.all_identifiers - [NO_ZONE]
    end
    private_class_method :identifiers
  end
end
