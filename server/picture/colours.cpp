#include "server/picture/colours.h"

#include <lcms2.h>

namespace comptoir {

Colours::Colours() : srgb_(cmsCreate_sRGBProfile()) {}

Colours::~Colours() {
    cmsCloseProfile(srgb_);
}

void Colours::to_srgb(Pixels& pixels, std::string_view profile) const {
    if (profile.empty()) return;
    const cmsHPROFILE from = cmsOpenProfileFromMem(profile.data(), static_cast<cmsUInt32Number>(profile.size()));
    if (!from) return;
    if (cmsGetColorSpace(from) == cmsSigRgbData) {
        const cmsHTRANSFORM change = cmsCreateTransform(from, TYPE_RGBA_8, srgb_, TYPE_RGBA_8, INTENT_PERCEPTUAL,
                                                        cmsFLAGS_NOCACHE | cmsFLAGS_COPY_ALPHA);
        if (change) {
            cmsDoTransform(change, pixels.bytes.data(), pixels.bytes.data(), pixels.width * pixels.height);
            cmsDeleteTransform(change);
        }
    }
    cmsCloseProfile(from);
}

}  // namespace comptoir
