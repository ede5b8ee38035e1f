#include "server/picture/picture_kind.h"

namespace comptoir {

std::string_view picture_kind_word(PictureKind kind) {
    switch (kind) {
        case PictureKind::logo:
            return "logo";
        case PictureKind::photo:
            return "photo";
    }
    return {};
}

std::optional<PictureKind> picture_kind_of(std::string_view word) {
    for (const PictureKind kind : {PictureKind::logo, PictureKind::photo})
        if (word == picture_kind_word(kind)) return kind;
    return std::nullopt;
}

}  // namespace comptoir
